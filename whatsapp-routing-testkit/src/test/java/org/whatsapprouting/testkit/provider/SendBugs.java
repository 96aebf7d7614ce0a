package org.whatsapprouting.testkit.provider;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.SendOutcome;

/** Mistakes in what is sent, and in what is said to be possible. */
final class SendBugs {
    private SendBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                bug(
                        "each attempt goes under another reference",
                        SendClauses.class,
                        message -> with(message, message.reference() + message.attempt(), message.content())),
                bug("no reference is sent", SendClauses.class, message -> with(message, "", message.content())),
                bug(
                        "long texts are cut",
                        SendClauses.class,
                        message -> message.content() instanceof Content.Text text
                                        && text.body().length() > 4_096
                                ? with(
                                        message,
                                        message.reference(),
                                        new Content.Text(text.body().substring(0, 4_096)))
                                : message),
                bug(
                        "an empty text becomes a space",
                        SendClauses.class,
                        message -> message.content().equals(new Content.Text(""))
                                ? with(message, message.reference(), new Content.Text(" "))
                                : message),
                bug(
                        "text goes in ASCII",
                        SendClauses.class,
                        message -> message.content() instanceof Content.Text text
                                ? with(
                                        message,
                                        message.reference(),
                                        new Content.Text(text.body().replaceAll("[^\\x00-\\x7f]", "?")))
                                : message),
                bug(
                        "line breaks are lost",
                        SendClauses.class,
                        message -> message.content() instanceof Content.Text text
                                ? with(
                                        message,
                                        message.reference(),
                                        new Content.Text(text.body().replace('\n', ' ')))
                                : message),
                bug(
                        "letters of a number are left out",
                        SendClauses.class,
                        message -> new OutboundMessage(
                                message.reference(),
                                message.account(),
                                CustomerIdentity.ofPhone("1"
                                        + String.valueOf(message.to().phone()).replaceAll("[^0-9]", "") + "00000"),
                                message.content(),
                                null,
                                message.attempt())),
                bug(
                        "a place loses its address",
                        CapabilityClauses.class,
                        message -> message.content() instanceof Content.Location place
                                ? with(
                                        message,
                                        message.reference(),
                                        new Content.Location(place.latitude(), place.longitude(), place.name(), null))
                                : message),
                bug(
                        "north and east are mixed up by sign",
                        CapabilityClauses.class,
                        message -> message.content() instanceof Content.Location place
                                ? with(
                                        message,
                                        message.reference(),
                                        new Content.Location(
                                                -place.latitude(), place.longitude(), place.name(), place.address()))
                                : message),
                bug(
                        "what is not supported goes as text",
                        CapabilityClauses.class,
                        message -> message.content() instanceof Content.LinkButton button
                                ? with(message, message.reference(), new Content.Text(button.body()))
                                : message),
                bug(
                        "what only customers send goes as text",
                        CapabilityClauses.class,
                        message -> message.content() instanceof Content.ButtonReply reply
                                ? with(message, message.reference(), new Content.Text(reply.title()))
                                : message),
                new PlantedBug(
                        "messages of other threads are sent",
                        (config, http) -> new PlainProvider(config, http) {
                            private volatile @Nullable OutboundMessage current;

                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                current = message;
                                LockSupport.parkNanos(1_000_000);
                                OutboundMessage now = current;
                                return super.send(now == null ? message : now);
                            }
                        },
                        Set.of(SendClauses.class)),
                new PlantedBug(
                        "an id of its own is answered",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                return super.send(message) instanceof SendOutcome.Accepted
                                        ? new SendOutcome.Accepted("own-" + message.reference())
                                        : super.send(message);
                            }
                        },
                        Set.of(SendClauses.class)),
                new PlantedBug(
                        "a header is left out",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public Set<Capability> capabilities() {
                                Set<Capability> said = EnumSet.copyOf(super.capabilities());
                                return said.add(Capability.LINK_BUTTON) ? said : Set.of();
                            }

                            @Override
                            public SendOutcome send(OutboundMessage message) {
                                return message.content() instanceof Content.LinkButton button
                                        ? super.send(with(
                                                message,
                                                message.reference(),
                                                new Content.Text(button.body() + button.label() + button.url())))
                                        : super.send(message);
                            }
                        },
                        Set.of(CapabilityClauses.class)),
                listing("a capability is listed that is not there", Capability.STICKER, true),
                listing("a capability is there that is not listed", Capability.LOCATION, false));
    }

    /** Changes messages before they are sent. */
    private interface Change {
        OutboundMessage of(OutboundMessage message);
    }

    private static PlantedBug bug(String name, Class<?> clauses, Change change) {
        return new PlantedBug(
                name,
                (config, http) -> new PlainProvider(config, http) {
                    @Override
                    public SendOutcome send(OutboundMessage message) {
                        return super.send(change.of(message));
                    }
                },
                Set.of(clauses));
    }

    private static PlantedBug listing(String name, Capability capability, boolean listed) {
        return new PlantedBug(
                name,
                (config, http) -> new PlainProvider(config, http) {
                    @Override
                    public Set<Capability> capabilities() {
                        Set<Capability> said = EnumSet.copyOf(super.capabilities());
                        boolean changed = listed ? said.add(capability) : said.remove(capability);
                        return changed ? said : Set.of();
                    }
                },
                Set.of(CapabilityClauses.class));
    }

    private static OutboundMessage with(OutboundMessage message, String reference, Content content) {
        return new OutboundMessage(
                reference, message.account(), message.to(), content, message.quotedMessageId(), message.attempt());
    }
}
