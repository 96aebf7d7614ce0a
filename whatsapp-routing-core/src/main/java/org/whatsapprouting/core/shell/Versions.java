package org.whatsapprouting.core.shell;

import org.whatsapprouting.api.store.Version;

/** Makes the versions of one life of one engine: tokens that no other writer makes. Confined to the processor. */
final class Versions {
    private final long boot;
    private long number;

    Versions(long boot) {
        this.boot = boot;
    }

    Version next() {
        return new Version(boot, ++number);
    }
}
