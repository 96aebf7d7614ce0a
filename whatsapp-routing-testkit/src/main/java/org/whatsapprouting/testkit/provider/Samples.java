package org.whatsapprouting.testkit.provider;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.Capability;

/** One content of each kind, small and good at every company, with words that have to arrive. */
final class Samples {
    /** The template that every fake knows: one placeholder in the body. */
    private static final TemplateRef TEMPLATE = new TemplateRef("order_update", "en_US");

    /**
     * A content and the words of it that have to be on the wire.
     *
     * @param content the content
     * @param words plain words that no encoding changes
     */
    record Sample(Content content, List<String> words) {}

    private Samples() {}

    static Map<Capability, Sample> all() {
        Map<Capability, Sample> all = new EnumMap<>(Capability.class);
        put(all, Capability.TEXT, new Content.Text("needle1 and more"), "needle1");
        media(all, Capability.IMAGE, Content.Media.Type.IMAGE, "needle2.jpg", "image/jpeg");
        media(all, Capability.VIDEO, Content.Media.Type.VIDEO, "needle3.mp4", "video/mp4");
        media(all, Capability.AUDIO, Content.Media.Type.AUDIO, "needle4.mp3", "audio/mpeg");
        media(all, Capability.VOICE, Content.Media.Type.VOICE, "needle5.ogg", "audio/ogg");
        media(all, Capability.DOCUMENT, Content.Media.Type.DOCUMENT, "needle6.pdf", "application/pdf");
        media(all, Capability.STICKER, Content.Media.Type.STICKER, "needle7.webp", "image/webp");
        put(
                all,
                Capability.LOCATION,
                new Content.Location(-23.5505, -46.6333, "needle8", "needle9"),
                "needle8",
                "needle9",
                "-23.5505",
                "-46.6333");
        var card = new Content.Contacts.Card("needle10 Doe", List.of("+16505550100"), List.of(), null, null);
        put(all, Capability.CONTACTS, new Content.Contacts(List.of(card)), "needle10", "16505550100");
        put(all, Capability.REACTION, new Content.Reaction("needle11", "\ud83d\udc4d"), "needle11");
        put(
                all,
                Capability.BUTTONS,
                choice(Content.Choice.Style.BUTTONS, null),
                "needle12",
                "needle13",
                "needle14",
                "needle15",
                "needle16");
        put(
                all,
                Capability.LIST,
                choice(Content.Choice.Style.LIST, "needle17"),
                "needle12",
                "needle13",
                "needle14",
                "needle15",
                "needle16",
                "needle17");
        put(
                all,
                Capability.LINK_BUTTON,
                new Content.LinkButton("needle18", "needle19", "https://shop.example/needle20"),
                "needle18",
                "needle19",
                "needle20");
        put(
                all,
                Capability.LOCATION_REQUEST,
                new Content.Request(Content.Request.What.LOCATION, "needle21", null),
                "needle21");
        put(
                all,
                Capability.CONTACT_REQUEST,
                new Content.Request(Content.Request.What.CONTACT, "needle22", null),
                "needle22");
        put(
                all,
                Capability.ADDRESS_REQUEST,
                new Content.Request(Content.Request.What.ADDRESS, "needle23", "IN"),
                "needle23");
        put(
                all,
                Capability.FLOW,
                new Content.FlowStart(
                        "needle24", "772244", "needle25", "needle26", "FIRST", Map.of("name", "needle27")),
                "needle24",
                "772244",
                "needle25",
                "needle26",
                "FIRST",
                "needle27");
        var one = new Content.Products.Section("", List.of("needle28"));
        put(
                all,
                Capability.PRODUCT,
                new Content.Products("needle29", null, "needle30", List.of(one)),
                "needle28",
                "needle29",
                "needle30");
        var two = new Content.Products.Section("needle31", List.of("needle32", "needle33"));
        put(
                all,
                Capability.PRODUCT_LIST,
                new Content.Products("needle34", "needle35", "needle36", List.of(two)),
                "needle31",
                "needle32",
                "needle33",
                "needle34",
                "needle35",
                "needle36");
        put(all, Capability.CATALOG, new Content.Products("needle37", null, null, List.of()), "needle37");
        put(all, Capability.TEMPLATE, Content.Template.of(TEMPLATE, "needle38"), "order_update", "needle38");
        return all;
    }

    static Sample of(Map<Capability, Sample> all, Capability kind) {
        Sample sample = all.get(kind);
        if (sample == null) {
            throw new AssertionError("The contract has no sample for " + kind + ".");
        }
        return sample;
    }

    private static Content.Choice choice(Content.Choice.Style style, @Nullable String label) {
        return new Content.Choice(
                "needle12",
                List.of(
                        new Content.Choice.Option("needle13", "needle14", null),
                        new Content.Choice.Option("needle15", "needle16", null)),
                style,
                label);
    }

    private static void media(
            Map<Capability, Sample> all, Capability capability, Content.Media.Type type, String name, String mimeType) {
        var ref = new MediaRef(null, "https://files.example/" + name, mimeType, null);
        put(all, capability, new Content.Media(type, ref, null, null), name);
    }

    private static void put(Map<Capability, Sample> all, Capability capability, Content content, String... words) {
        all.put(capability, new Sample(content, List.of(words)));
    }
}
