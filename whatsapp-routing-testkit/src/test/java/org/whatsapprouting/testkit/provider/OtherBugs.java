package org.whatsapprouting.testkit.provider;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;

/** Mistakes beside sending and receiving: secrets, services, the end. */
final class OtherBugs {
    static final String NAMELESS = "a setting has no description";
    static final String OPEN = "a token is declared as a text";

    private OtherBugs() {}

    static List<PlantedBug> all() {
        AtomicBoolean anyClosed = new AtomicBoolean();
        return List.of(
                new PlantedBug(NAMELESS, PlainProvider::new, Set.of(LifeClauses.class)),
                new PlantedBug(OPEN, PlainProvider::new, Set.of(LifeClauses.class)),
                new PlantedBug(
                        "toString shows the token",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public String toString() {
                                return "PlainProvider[" + config.secret("token").reveal() + "]";
                            }
                        },
                        Set.of(SecretClauses.class)),
                new PlantedBug(
                        "the log shows the token",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                LoggerFactory.getLogger(OtherBugs.class)
                                        .trace(
                                                "sending with {}",
                                                config.secret("token").reveal());
                                return super.send(message);
                            }
                        },
                        Set.of(SecretClauses.class)),
                new PlantedBug(
                        "a failure in the log shows the token",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                var cause =
                                        new IOException(config.secret("token").reveal());
                                LoggerFactory.getLogger(OtherBugs.class)
                                        .debug("failed", new IOException("failed", cause));
                                return super.send(message);
                            }
                        },
                        Set.of(SecretClauses.class)),
                new PlantedBug(
                        "the log shows what customers write",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public WebhookVerdict receive(WebhookRequest request) {
                                WebhookVerdict verdict = super.receive(request);
                                LoggerFactory.getLogger(OtherBugs.class).debug("{}", verdict);
                                return verdict;
                            }
                        },
                        Set.of(SecretClauses.class)),
                new PlantedBug(
                        "the log shows whom a message goes to",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                LoggerFactory.getLogger(OtherBugs.class).debug("to {}", message.to());
                                return super.send(message);
                            }
                        },
                        Set.of(SecretClauses.class)),
                new PlantedBug(
                        "a failure that is hidden in another shows the number",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public void markRead(CustomerIdentity customer, String id) throws IOException {
                                try {
                                    super.markRead(customer, id);
                                } catch (IOException failed) {
                                    throw new IOException("not marked", new IOException("for " + customer, failed));
                                }
                            }
                        },
                        Set.of(SecretClauses.class)),
                new PlantedBug(
                        "outcomes repeat what the company says",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                return super.send(message) instanceof SendOutcome.Unknown
                                        ? new SendOutcome.Rejected(
                                                RejectReason.OTHER,
                                                "x",
                                                config.secret("token").reveal())
                                        : super.send(message);
                            }
                        },
                        Set.of(SecretClauses.class)),
                new PlantedBug(
                        "refusals show the signature's secret",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public WebhookVerdict receive(WebhookRequest request) {
                                return super.receive(request) instanceof WebhookVerdict.Refused refused
                                        ? new WebhookVerdict.Refused(
                                                refused.cause(),
                                                config.secret("webhookSecret").reveal())
                                        : super.receive(request);
                            }
                        },
                        Set.of(SecretClauses.class)),
                new PlantedBug(
                        "reading is reported in vain and nobody told",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public void markRead(CustomerIdentity customer, String id) {
                                try {
                                    super.markRead(customer, id);
                                } catch (IOException swallowed) {
                                    LoggerFactory.getLogger(OtherBugs.class).trace("not marked");
                                }
                            }
                        },
                        Set.of(ServiceClauses.class)),
                new PlantedBug(
                        "reading is reported twice",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public void markRead(CustomerIdentity customer, String id) throws IOException {
                                super.markRead(customer, id);
                                super.markRead(customer, id);
                            }
                        },
                        Set.of(ServiceClauses.class)),
                new PlantedBug(
                        "what is not there does nothing",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public void showTyping(CustomerIdentity customer, String id) {
                                // Quietly nothing.
                            }
                        },
                        Set.of(ServiceClauses.class)),
                new PlantedBug(
                        "capabilities change with use",
                        (config, http) -> new PlainProvider(config, http) {
                            private volatile boolean used;

                            @Override
                            public Set<Capability> capabilities() {
                                Set<Capability> said = EnumSet.copyOf(super.capabilities());
                                if (used) {
                                    said.add(Capability.TYPING);
                                }
                                return said;
                            }

                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                used = true;
                                return super.send(message);
                            }
                        },
                        Set.of(CapabilityClauses.class)),
                new PlantedBug(
                        "a second close complains",
                        (config, http) -> new PlainProvider(config, http) {
                            private boolean closed;

                            @Override
                            public void close() {
                                if (closed) {
                                    throw new IllegalStateException("closed already");
                                }
                                closed = true;
                            }
                        },
                        Set.of(LifeClauses.class)),
                new PlantedBug(
                        "one close ends all",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                return anyClosed.get()
                                        ? new SendOutcome.Deferred(null, "closed", "")
                                        : super.send(message);
                            }

                            @Override
                            public void close() {
                                anyClosed.set(true);
                            }
                        },
                        Set.of(LifeClauses.class)),
                new PlantedBug(
                        "it calls before there is anything to send",
                        (config, http) -> {
                            var provider = new PlainProvider(config, http);
                            try {
                                provider.markRead(CustomerIdentity.ofPhone("16505551234"), "warm-up");
                            } catch (IOException nobody) {
                                return provider;
                            }
                            return provider;
                        },
                        Set.of(LifeClauses.class)));
    }
}
