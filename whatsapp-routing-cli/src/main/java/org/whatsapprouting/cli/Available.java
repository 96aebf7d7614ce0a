package org.whatsapprouting.cli;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.core.simulate.SimulatorProviderFactory;

/** The providers there are: those on the class path, and the one that only pretends. */
final class Available {
    private Available() {}

    static Map<String, MessagingProviderFactory> providers() {
        var byId = new TreeMap<String, MessagingProviderFactory>();
        byId.put(SimulatorProviderFactory.ID, new SimulatorProviderFactory());
        ServiceLoader.load(MessagingProviderFactory.class, Available.class.getClassLoader())
                .forEach(factory -> byId.put(factory.id(), factory));
        return byId;
    }

    static Map<String, Set<Setting>> settings() {
        return providers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().settings()));
    }
}
