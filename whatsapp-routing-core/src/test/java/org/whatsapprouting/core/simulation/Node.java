package org.whatsapprouting.core.simulation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.Write;
import org.whatsapprouting.core.FaultyStore;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.simulate.Crank;
import org.whatsapprouting.core.view.WebhookResponse;

/** A place where an engine runs: one life after the other, on the one store. */
final class Node {
    private final World world;
    private final String name;
    private Crank crank;
    private RoutingEngine engine;
    private FaultyStore store;
    private boolean commits;

    Node(World world, String name) {
        this.world = world;
        this.name = name;
        store = new FaultyStore(world.memory());
        crank = new Crank(world.now(), world.draw());
        engine = begin();
    }

    /** The engine dies where it stands, and another one begins. */
    void crash() {
        world.note("%s crashes", name);
        store = new FaultyStore(world.memory());
        crank = new Crank(world.now(), world.draw());
        engine = begin();
    }

    private RoutingEngine begin() {
        store.poison(Node::isPoison);
        RoutingEngine begun = RoutingEngine.builder()
                .tenant(world.tenant())
                .provider(world.provider())
                .store(store)
                .crank(crank)
                .listener(world::told)
                .start();
        store.beforeCommit(() -> {
            commits = true;
            world.whileCommitting(store);
            commits = false;
        });
        return begun;
    }

    private static boolean isPoison(Change change) {
        return change.writes().stream()
                .anyMatch(write -> write instanceof Write.Put put
                        && put.key().kind() == RecordKind.MESSAGE
                        && put.content() != null
                        && put.content().contains("poison"));
    }

    RoutingEngine engine() {
        return engine;
    }

    FaultyStore store() {
        return store;
    }

    /** Does one thing. Returns false if there is none, or if it waits for the store. */
    boolean step() {
        return !commits && crank.step();
    }

    void moveTime() {
        crank.moveTo(world.now());
    }

    Crank crank() {
        return crank;
    }

    CompletionStage<WebhookResponse> post(List<InboundEvent> events) {
        world.provider().webhooks.add(events);
        return engine.webhooks()
                .receive(
                        Scenario.ACCOUNT,
                        WebhookRequest.of("POST", URI.create("http://t.invalid/"), Map.of(), new byte[0]));
    }

    @Override
    public String toString() {
        return name;
    }
}
