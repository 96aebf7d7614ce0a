package org.whatsapprouting.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.store.StoreFactory;

/**
 * Finds plug-ins: those given to the builder first, then those ServiceLoader finds by the thread's class loader and by
 * our own. Two of one id are an error, because nobody could say which one runs.
 */
final class Plugins {
    private Plugins() {}

    static Map<String, MessagingProviderFactory> providers(
            List<MessagingProviderFactory> given, List<MessagingProviderFactory> builtIn) {
        var found = new ArrayList<>(builtIn);
        found.addAll(discover(MessagingProviderFactory.class));
        return byId("Provider", given, found, MessagingProviderFactory::id);
    }

    static StoreFactory store(List<StoreFactory> given, String id) {
        Map<String, StoreFactory> stores = byId("Store", given, discover(StoreFactory.class), StoreFactory::id);
        StoreFactory store = stores.get(id);
        if (store == null) {
            throw new IllegalArgumentException("Store '" + id + "' is asked for, but only " + stores.keySet()
                    + " are available. Check the spelling, or add the artifact 'whatsapp-routing-persistence-jdbc' to the"
                    + " class path.");
        }
        return store;
    }

    private static <T> Map<String, T> byId(String what, List<T> given, List<T> found, Function<T, String> id) {
        var byId = new TreeMap<String, T>();
        given.forEach(one -> add(byId, what, one, id));
        Set<String> explicit = Set.copyOf(byId.keySet());
        found.stream().filter(one -> !explicit.contains(id.apply(one))).forEach(one -> add(byId, what, one, id));
        return byId;
    }

    private static <T> void add(Map<String, T> byId, String what, T one, Function<T, String> id) {
        T before = byId.putIfAbsent(id.apply(one), one);
        if (before != null && !before.getClass().equals(one.getClass())) {
            throw new IllegalArgumentException(what + " id '" + id.apply(one) + "' is offered by both "
                    + before.getClass().getName() + " and " + one.getClass().getName()
                    + ". Keep one jar, or register one explicitly with RoutingEngine.builder().");
        }
    }

    private static <T> List<T> discover(Class<T> type) {
        var found = new ArrayList<T>();
        var seen = new HashSet<Class<?>>();
        ClassLoader ours = Plugins.class.getClassLoader();
        ClassLoader threads = Thread.currentThread().getContextClassLoader();
        for (ClassLoader loader : threads == null ? new ClassLoader[] {ours} : new ClassLoader[] {threads, ours}) {
            ServiceLoader.load(type, loader).stream()
                    .filter(provider -> seen.add(provider.type()))
                    .forEach(provider -> found.add(make(type, provider)));
        }
        return found;
    }

    private static <T> T make(Class<T> type, ServiceLoader.Provider<T> provider) {
        try {
            return provider.get();
        } catch (ServiceConfigurationError broken) {
            throw new IllegalArgumentException(
                    "The plug-in " + provider.type().getName() + " for " + type.getSimpleName()
                            + " is on the class path but cannot be made. Remove its jar or mend it.",
                    broken);
        }
    }
}
