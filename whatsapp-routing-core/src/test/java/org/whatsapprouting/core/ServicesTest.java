package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whatsapprouting.core.Plans.beepall;
import static org.whatsapprouting.core.Plans.queue;
import static org.whatsapprouting.core.TestCentre.A;
import static org.whatsapprouting.core.TestCentre.ACCOUNT;
import static org.whatsapprouting.core.TestCentre.B;
import static org.whatsapprouting.core.TestCentre.C;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AccountSettings.Transfer;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.core.outcome.DownloadOutcome;
import org.whatsapprouting.core.outcome.NoticeOutcome;
import org.whatsapprouting.core.outcome.ServiceRefusal;
import org.whatsapprouting.core.outcome.TemplatesOutcome;
import org.whatsapprouting.core.outcome.UploadOutcome;
import org.whatsapprouting.core.view.InteractionView;

@DisplayName("What providers do beside carrying messages: receipts, typing, files, templates (M-10, V-02, W-04)")
class ServicesTest {
    private static final String LINK = "https://files.example/1?signature=s3cret";
    private static final byte[] PDF = "a file".getBytes(StandardCharsets.UTF_8);
    private static final AgentId NOBODY = new AgentId("nobody");
    private static final InteractionId NOTHING = new InteractionId("nothing");

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    /** The agents a and b belong to the account, c does not. */
    private static TestCentre.Setup setup() {
        return TestCentre.with(queue("q", "q", 60)).queue(beepall("q", A, B)).members(A, B);
    }

    /** A customer has written, and a owns the interaction. */
    private static TestCentre owned(TestCentre.Setup setup) {
        TestCentre centre = setup.open();
        centre.logIn(A, B);
        centre.says("5215550001", "hello");
        centre.accept(A);
        return centre;
    }

    /** A customer sends something. Returns the id of the message. */
    private static MessageId sends(TestCentre centre, String id, Content content) {
        centre.receive(new InboundEvent.MessageReceived(
                id,
                null,
                centre.crank.instant(),
                id,
                CustomerIdentity.ofPhone("5215550001"),
                null,
                content,
                null,
                null));
        InteractionView newest = centre.newest();
        return new MessageId(newest.id(), newest.messageCount());
    }

    private static Content.Media file(@Nullable String id, @Nullable String link) {
        var ref = new MediaRef(id, link, "application/pdf", null);
        return new Content.Media(Content.Media.Type.DOCUMENT, ref, null, "bill.pdf");
    }

    private DownloadOutcome download(TestCentre centre, AgentId agent, MessageId message) {
        return centre.engine.services().download(agent, message, (type, size) -> taken);
    }

    private static MediaSource source(byte[] bytes) {
        return MediaSource.of("application/pdf", "offer.pdf", bytes);
    }

    @Test
    @DisplayName(
            "an agent of the account shows the customer that his newest message was read; marking as read does not")
    void showRead() {
        try (var centre = owned(setup())) {
            centre.receive(centre.message("m2", "5215550001", "are you there?"));
            centre.ask(centre.engine.interactions().reply(A, centre.newestId(), new Content.Text("yes")));
            centre.ask(centre.engine.interactions().markRead(A, centre.newestId(), true));
            assertThat(centre.provider.asked).isEmpty();
            long told = centre.history().size();
            var services = centre.engine.services();
            assertThat(services.showRead(B, centre.newestId())).isEqualTo(new NoticeOutcome.Shown());
            assertThat(centre.provider.asked).containsExactly("read 5215550001 m2");
            assertThat(centre.history()).hasSize((int) told);
        }
    }

    @Test
    @DisplayName("only the owner is shown as writing, and not while he hands the interaction over (G-25)")
    void showTyping() {
        try (var centre =
                owned(setup().settings(each -> each.withTransfer(new Transfer(true, true, Duration.ofSeconds(30)))))) {
            var services = centre.engine.services();
            InteractionId id = centre.newestId();
            assertThat(services.showTyping(A, id)).isEqualTo(new NoticeOutcome.Shown());
            assertThat(services.showTyping(B, id)).isEqualTo(new NoticeOutcome.NotOwner(A));
            centre.ask(centre.engine.interactions().transfer(A, id, new QueueId("q")));
            assertThat(services.showTyping(A, id)).isEqualTo(new NoticeOutcome.InTransfer());
            assertThat(centre.provider.asked).containsExactly("typing 5215550001 m1");
        }
    }

    @Test
    @DisplayName("nothing is shown of what is closed, nor where nothing is known")
    void notices() {
        try (var centre = owned(setup())) {
            var services = centre.engine.services();
            InteractionId id = centre.newestId();
            assertThat(services.showRead(C, id)).isEqualTo(new ServiceRefusal.NotInAccount());
            assertThat(services.showTyping(C, id)).isEqualTo(new ServiceRefusal.NotInAccount());
            assertThat(services.showRead(NOBODY, id)).isEqualTo(new ServiceRefusal.NotFound());
            assertThat(services.showRead(A, NOTHING)).isEqualTo(new ServiceRefusal.NotFound());
            assertThat(services.showTyping(A, NOTHING)).isEqualTo(new ServiceRefusal.NotFound());
            centre.ask(centre.engine.interactions().close(A, id, null));
            assertThat(services.showRead(A, id)).isEqualTo(new NoticeOutcome.Closed());
            assertThat(services.showTyping(A, id)).isEqualTo(new NoticeOutcome.Closed());
            assertThat(centre.provider.asked).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "an agent of the account fetches the customer's file, whether it was sent by id, by link or in a change")
    void download() {
        try (var centre = owned(setup())) {
            centre.provider.files.put("f1", PDF);
            centre.provider.files.put(LINK, PDF);
            MessageId byId = sends(centre, "m2", file("f1", null));
            MessageId byLink = sends(centre, "m3", file(null, LINK));
            MessageId changed = sends(centre, "m4", new Content.Edit("m2", file("f1", null)));
            for (MessageId message : List.of(byId, byLink, changed)) {
                taken.reset();
                assertThat(download(centre, B, message)).isEqualTo(new DownloadOutcome.Downloaded("bill.pdf"));
                assertThat(taken.toByteArray()).isEqualTo(PDF);
            }
        }
    }

    @Test
    @DisplayName("an agent gets no file of an account that is not his (V-02)")
    void notHis() {
        try (var centre = owned(setup())) {
            centre.provider.files.put("f1", PDF);
            MessageId message = sends(centre, "m2", file("f1", null));
            assertThat(download(centre, C, message)).isEqualTo(new ServiceRefusal.NotInAccount());
            assertThat(download(centre, NOBODY, message)).isEqualTo(new ServiceRefusal.NotFound());
            var unknown = new MessageId(centre.newestId(), 99);
            assertThat(download(centre, A, unknown)).isEqualTo(new ServiceRefusal.NotFound());
            assertThat(taken.size()).isZero();
            assertThat(centre.provider.asked).isEmpty();
        }
    }

    @Test
    @DisplayName("only files of customers are fetched: not what an agent names in a reply of his")
    void ofCustomers() {
        try (var centre = owned(setup())) {
            centre.provider.files.put("f1", PDF);
            var first = new MessageId(centre.newestId(), 1);
            assertThat(download(centre, A, first)).isEqualTo(new DownloadOutcome.NoFile());
            centre.ask(centre.engine.interactions().reply(A, centre.newestId(), file("f1", null)));
            var ours = new MessageId(centre.newestId(), 2);
            assertThat(download(centre, A, ours)).isEqualTo(new DownloadOutcome.NoFile());
            assertThat(centre.provider.asked).isEmpty();
        }
    }

    @Test
    @DisplayName("a file may have as many bytes as the host says, whatever the provider says of its size (S-13)")
    void tooLarge() {
        try (var centre = owned(setup().engine(builder -> builder.largestFile(PDF.length)))) {
            centre.provider.files.put("f1", PDF);
            centre.provider.files.put("f2", new byte[PDF.length + 1]);
            assertThat(download(centre, A, sends(centre, "m2", file("f1", null))))
                    .isInstanceOf(DownloadOutcome.Downloaded.class);
            taken.reset();
            assertThat(download(centre, A, sends(centre, "m3", file("f2", null))))
                    .isEqualTo(new DownloadOutcome.TooLarge(PDF.length));
            assertThat(taken.size()).isZero();
            var services = centre.engine.services();
            assertThat(services.upload(A, ACCOUNT, source(new byte[PDF.length + 1])))
                    .isEqualTo(new UploadOutcome.TooLarge(PDF.length));
            assertThat(centre.provider.asked).containsExactly("download", "download");
        }
        assertThatThrownBy(() -> RoutingEngine.builder().largestFile(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a sink that wants no file gets none, and says why")
    void declined() {
        try (var centre = owned(setup())) {
            centre.provider.files.put("f1", PDF);
            MessageId message = sends(centre, "m2", file("f1", null));
            var outcome = centre.engine.services().download(A, message, (type, size) -> {
                throw new IOException("The disk is full.");
            });
            assertThat(outcome).isEqualTo(new ServiceRefusal.Failed("\"The disk is full.\""));
        }
    }

    @Test
    @DisplayName("what an agent uploads he can send by its id; only to accounts of his")
    void upload() {
        try (var centre = owned(setup())) {
            var services = centre.engine.services();
            var ref = new MediaRef("file0", null, "application/pdf", null);
            assertThat(services.upload(A, ACCOUNT, source(PDF))).isEqualTo(new UploadOutcome.Uploaded(ref));
            assertThat(centre.provider.files.get("file0")).isEqualTo(PDF);
            assertThat(services.upload(C, ACCOUNT, source(PDF))).isEqualTo(new ServiceRefusal.NotInAccount());
            assertThat(services.upload(A, new AccountId("other"), source(PDF)))
                    .isEqualTo(new ServiceRefusal.NotFound());
            assertThat(centre.provider.asked).containsExactly("upload offer.pdf");
        }
    }

    @Test
    @DisplayName("templates are listed with their state (W-04)")
    void templates() {
        try (var centre = setup().open()) {
            var listed = (TemplatesOutcome.Listed) centre.engine.services().templates(ACCOUNT);
            assertThat(listed.templates()).singleElement().satisfies(each -> {
                assertThat(each.template()).isEqualTo(TestCentre.TEMPLATE);
                assertThat(each.placeholders()).containsExactly("1");
            });
            assertThat(centre.engine.services().templates(new AccountId("other")))
                    .isEqualTo(new ServiceRefusal.NotFound());
        }
    }

    @Test
    @DisplayName("a provider is not asked for what it cannot do; the outcome names the capability")
    void capability() {
        var setup = setup();
        var services = List.of(
                Capability.READ_RECEIPTS,
                Capability.TYPING,
                Capability.MEDIA_UPLOAD,
                Capability.MEDIA_DOWNLOAD,
                Capability.TEMPLATE_LISTING);
        setup.lacking.addAll(services);
        try (var centre = owned(setup)) {
            MessageId message = sends(centre, "m2", file("f1", null));
            var engine = centre.engine.services();
            assertThat(List.of(
                            engine.showRead(A, centre.newestId()),
                            engine.showTyping(A, centre.newestId()),
                            engine.upload(A, ACCOUNT, source(PDF)),
                            download(centre, A, message),
                            engine.templates(ACCOUNT)))
                    .isEqualTo(services.stream()
                            .map(ServiceRefusal.NotSupported::new)
                            .toList());
            assertThat(centre.provider.asked).isEmpty();
        }
    }

    @Test
    @DisplayName("a failure says why, on one line, without the address of the file")
    void failed() {
        try (var centre = owned(setup())) {
            centre.provider.trouble = new IOException("No answer from " + LINK + "\nwithin 10 s.");
            var outcome = download(centre, A, sends(centre, "m2", file(null, LINK)));
            assertThat(outcome).isEqualTo(new ServiceRefusal.Failed("\"No answer from ***\\u000awithin 10 s.\""));
            centre.provider.trouble = new IOException();
            var services = centre.engine.services();
            var nothing = new ServiceRefusal.Failed("\"IOException\"");
            assertThat(services.showRead(A, centre.newestId())).isEqualTo(nothing);
            assertThat(services.showTyping(A, centre.newestId())).isEqualTo(nothing);
            assertThat(services.upload(A, ACCOUNT, source(PDF))).isEqualTo(nothing);
            assertThat(services.templates(ACCOUNT)).isEqualTo(nothing);
        }
    }

    @Test
    @DisplayName("a provider that breaks fails the call and nothing else")
    void broken() {
        try (var centre = owned(setup())) {
            MessageId message = sends(centre, "m2", file("gone", null));
            OutputStream none = null;
            var outcome = centre.engine.services().download(A, message, (type, size) -> none);
            assertThat(outcome).isEqualTo(new ServiceRefusal.Failed("\"The provider failed with an exception.\""));
        }
    }
}
