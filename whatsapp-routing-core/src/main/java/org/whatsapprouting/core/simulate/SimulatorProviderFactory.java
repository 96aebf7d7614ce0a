package org.whatsapprouting.core.simulate;

import java.util.Set;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;

/** The provider {@code simulator}: takes every message and keeps it, needs no network and no secret. */
public final class SimulatorProviderFactory implements MessagingProviderFactory {
    /** The provider's id. */
    public static final String ID = "simulator";

    /** Makes the factory. */
    public SimulatorProviderFactory() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<Setting> settings() {
        return Set.of();
    }

    @Override
    public MessagingProvider create(ProviderConfig config) {
        return new SimulatorProvider(config.account().value(), config.clock());
    }
}
