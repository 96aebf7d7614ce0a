package org.whatsapprouting.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.api.store.StoreFactory;
import org.whatsapprouting.core.memory.InMemoryStore;

/** The store in memory keeps the contract; it is not durable, and each one is a place of its own. */
class InMemoryStoreTest implements RoutingStoreContract {
    @Override
    public RoutingStore open() {
        return new InMemoryStore();
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public boolean isExclusive() {
        return false;
    }

    @Test
    @DisplayName("It is found under the id 'memory', and refuses settings by name")
    void factory() {
        StoreFactory factory = ServiceLoader.load(StoreFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.id().equals("memory"))
                .findFirst()
                .orElseThrow();

        factory.open(new StoreConfig(Map.of())).close();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factory.open(new StoreConfig(Map.of("file", "x"))))
                .withMessageContaining("file");
        assertThat(factory.open(new StoreConfig(Map.of()))).isInstanceOf(InMemoryStore.class);
    }
}
