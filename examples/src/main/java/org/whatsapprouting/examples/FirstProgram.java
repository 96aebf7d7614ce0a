package org.whatsapprouting.examples;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.whatsapprouting.api.event.RoutingEvent.OfferMade;
import org.whatsapprouting.api.model.*;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.simulate.SimulatorProvider;

public final class FirstProgram {
    public static void main(String[] args) throws Exception {
        var ana = new AgentId("ana");
        var queue = Queue.of("support", Queue.Strategy.BEEPALL, ana);
        var plan = RoutingPlan.of(Action.of("to-support", new Application.Queue(queue.id(), Duration.ZERO)));
        var shop = Account.of("shop", "SHOP", ProviderSettings.of("simulator"), plan, ana);
        var tenant = Tenant.builder().agent(Agent.of("ana")).queue(queue);
        var builder = RoutingEngine.builder().tenant(tenant.account(shop).build());
        var offered = new CompletableFuture<OfferMade>();
        builder.listener(entry -> entry.events().forEach(event -> {
            if (event instanceof OfferMade made) offered.complete(made);
        }));
        try (var engine = builder.start()) {
            engine.agents().logIn(ana);
            engine.webhooks().receive(shop.id(), SimulatorProvider.says("message-1", "5215550001111", "Hello!"));
            var offer = new OfferId(offered.get().interaction(), offered.get().generation(), ana);
            var answer = engine.agents().accept(offer).toCompletableFuture();
            System.out.println("ana: " + answer.get());
        }
    }
}
