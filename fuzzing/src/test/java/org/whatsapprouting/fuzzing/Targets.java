package org.whatsapprouting.fuzzing;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All targets by name. A new one is a line here; a directory of its name under regressions holds what was found. */
final class Targets {
    /** A target with a bug, to see that the fuzzer finds bugs. */
    static final String PLANTED = "planted";

    /** A target in which there is nothing to discover, to see that such a run fails. */
    static final String BLIND = "blind";

    static final Map<String, Supplier<Target>> ALL = new TreeMap<>(Map.of(
            "condition", ConditionTarget::new,
            "csv", CsvTarget::new,
            "search", SearchTarget::new,
            "tenant-file", TenantFileTarget::new,
            "webhook-kaleyra", WebhookTarget::kaleyra,
            "webhook-meta", WebhookTarget::meta,
            "webhook-sinch", WebhookTarget::sinch,
            "webhook-twilio", WebhookTarget::twilio));

    private Targets() {}

    static Target of(String name) {
        if (name.equals(PLANTED)) {
            return new PlantedTarget(WebhookTarget.meta());
        }
        if (name.equals(BLIND)) {
            return new BlindTarget();
        }
        Supplier<Target> target = ALL.get(name);
        if (target == null) {
            throw new IllegalArgumentException("There is no target '" + name + "'. Known are " + ALL.keySet() + ".");
        }
        return target.get();
    }
}
