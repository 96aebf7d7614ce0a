package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whatsapprouting.core.Plans.reply;
import static org.whatsapprouting.core.Plans.tag;
import static org.whatsapprouting.core.TestCentre.A;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.Application.AutoReply.Mode;
import org.whatsapprouting.api.model.Tag;
import org.whatsapprouting.api.model.TagId;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("Tag, Noop, Agent that may be skipped, replies of other kinds")
class SmallApplicationsTest {

    @Test
    @DisplayName("Noop writes its value to the log as it stands, on one line, and the pass goes on")
    void noop() {
        var log = (Logger) LoggerFactory.getLogger("org.whatsapprouting.noop");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
        try (var centre = TestCentre.with(
                        Action.of("n", new Application.Noop("got {message.body}\nINFO forged")), tag("t", "vip"))
                .open()) {
            centre.says("1", "hello");
            assertThat(centre.newest().tags()).containsExactly(new TagId("vip"));
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("\"got {message.body}\\u000aINFO forged\"");
    }

    @Test
    @DisplayName("Tag adds its tags to those that are there; a tag twice is a tag once")
    void tags() {
        var more = Action.of("more", new Application.Tag(Set.of(new TagId("vip"), new TagId("new"))));
        var setup = TestCentre.with(tag("t", "vip"), more);
        setup.more().tag(new Tag(new TagId("new"), "New", "#00ff00"));
        try (var centre = setup.open()) {
            centre.says("1", "hello");
            assertThat(centre.newest().tags()).containsExactlyInAnyOrder(new TagId("vip"), new TagId("new"));
        }
    }

    @Test
    @DisplayName(
            "Agent with skipIfUnavailable: passed over while he is away, waited for while he is here (AG-04, G-13)")
    void skipsWhoIsAway() {
        var ask = Action.of("ask", new Application.Agent(A, Duration.ofSeconds(60), true));
        try (var centre =
                TestCentre.with(ask, reply("away", Mode.ALWAYS, "away")).open()) {
            centre.says("1", "hello");
            assertThat(centre.provider.texts()).containsExactly("away");
            assertThat(centre.events(RoutingEvent.WaitBegan.class)).isEmpty();
            centre.logIn(A);
            centre.says("2", "hello");
            assertThat(centre.newest().state()).isEqualTo(InteractionView.State.OFFERED);
            assertThat(centre.provider.texts()).containsExactly("away");
        }
    }

    @Test
    @DisplayName("AutoReply sends whatever a business can send: a picture, buttons, a template (AR-07)")
    void otherKinds() {
        var picture = new Content.Media(
                Content.Media.Type.IMAGE, new MediaRef("media-1", null, "image/png", null), "our hours", null);
        var template = Content.Template.of(TestCentre.TEMPLATE, "Ann");
        try (var centre =
                TestCentre.with(always("p", picture), always("t", template)).open()) {
            centre.says("1", "hello");
            assertThat(centre.provider.sent)
                    .extracting(message -> message.content().kind())
                    .containsExactly("image", "template");
        }
    }

    private static Action always(String id, Content content) {
        return Action.of(id, new Application.AutoReply(Mode.ALWAYS, content));
    }
}
