package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.model.TemplateRef;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.testkit.fake.FakeAnswer;

/** What a provider does beside sending: listed and it works, not listed and it says so. */
interface ServiceClauses extends ProviderClauses {
    byte[] FILE = "%PDF needle50".getBytes(StandardCharsets.US_ASCII);

    @Test
    @DisplayName("services: what is not listed is not there, and says which capability is missing")
    default void notThere() {
        try (OpenProvider open = OpenProvider.of(this)) {
            missing(open, Capability.READ_RECEIPTS, () -> open.provider().markRead(OpenProvider.CUSTOMER, "m1"));
            missing(open, Capability.TYPING, () -> open.provider().showTyping(OpenProvider.CUSTOMER, "m1"));
            missing(
                    open,
                    Capability.MEDIA_UPLOAD,
                    () -> open.provider().upload(MediaSource.of("application/pdf", "a.pdf", FILE)));
            missing(
                    open,
                    Capability.MEDIA_DOWNLOAD,
                    () -> open.provider()
                            .download(
                                    new MediaRef("1", null, null, null), (type, size) -> new ByteArrayOutputStream()));
            missing(open, Capability.TEMPLATE_LISTING, () -> open.provider().templates());
            assertThat(open.fake().requests()).isZero();
        }
    }

    private static void missing(OpenProvider open, Capability capability, ThrowingCallable call) {
        if (!open.can(capability)) {
            assertThatThrownBy(call)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining(capability.name());
        }
    }

    @Test
    @DisplayName("services: marks a message as read with one request")
    default void marksRead() throws IOException {
        try (OpenProvider open = OpenProvider.able(this, Capability.READ_RECEIPTS)) {
            open.provider().markRead(OpenProvider.CUSTOMER, "m1");
            assertThat(open.fake().requests()).isEqualTo(1);
            assertThat(open.fake().sent()).isEmpty();
            open.fake().next(FakeAnswer.page(500));
            assertThatThrownBy(() -> open.provider().markRead(OpenProvider.CUSTOMER, "m1"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("services: shows that somebody is writing with one request")
    default void showsTyping() throws IOException {
        try (OpenProvider open = OpenProvider.able(this, Capability.TYPING)) {
            open.provider().showTyping(OpenProvider.CUSTOMER, "m1");
            assertThat(open.fake().requests()).isEqualTo(1);
            assertThat(open.fake().sent()).isEmpty();
            open.fake().next(FakeAnswer.page(500));
            assertThatThrownBy(() -> open.provider().showTyping(OpenProvider.CUSTOMER, "m1"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("services: a file that is given to the provider gets an id")
    default void uploads() throws IOException {
        try (OpenProvider open = OpenProvider.able(this, Capability.MEDIA_UPLOAD)) {
            MediaRef ref = open.provider().upload(MediaSource.of("application/pdf", "a.pdf", FILE));
            assertThat(ref.id()).isNotBlank();
            assertThat(ref.mimeType()).isEqualTo("application/pdf");
            assertThat(open.fake().sent()).isEmpty();
            open.fake().next(FakeAnswer.page(500));
            assertThatThrownBy(() -> open.provider().upload(MediaSource.of("application/pdf", "a.pdf", FILE)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("services: an inbound file comes byte by byte, and the host may decline it")
    default void downloads() throws IOException {
        try (OpenProvider open = OpenProvider.able(this, Capability.MEDIA_DOWNLOAD)) {
            MediaRef ref = open.fake().endpoint().hold(open.fake().baseUrl(), "application/pdf", FILE);
            var bytes = new ByteArrayOutputStream();
            var declared = new AtomicReference<String>();
            open.provider().download(ref, (type, size) -> {
                declared.set(type);
                assertThat(size).isIn(-1L, (long) FILE.length);
                return bytes;
            });
            assertThat(bytes.toByteArray()).isEqualTo(FILE);
            assertThat(declared.get()).isEqualTo("application/pdf");
            assertThatThrownBy(() -> open.provider().download(ref, (type, size) -> {
                        throw new IOException("declined by the host");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("declined by the host");
        }
    }

    @Test
    @DisplayName("services: a link that leads elsewhere is not followed, and gets no credentials")
    default void downloadsFromNowhereElse() {
        try (OpenProvider open = OpenProvider.able(this, Capability.MEDIA_DOWNLOAD)) {
            for (String link : new String[] {
                "https://files.attacker.example/a",
                "https://127.0.0.1/a",
                "https://[::1]/a",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/a",
                "ftp://files.example/a",
                "file:///etc/passwd"
            }) {
                assertThatThrownBy(() -> open.provider()
                                .download(
                                        new MediaRef(null, link, null, null),
                                        (type, size) -> new ByteArrayOutputStream()))
                        .as(link)
                        .isInstanceOf(IOException.class);
            }
            assertThat(open.fake().requests()).isZero();
        }
    }

    @Test
    @DisplayName("services: lists templates so that they can be sent")
    default void listsTemplates() throws IOException {
        try (OpenProvider open = OpenProvider.able(this, Capability.TEMPLATE_LISTING)) {
            assertThat(open.provider().templates()).anySatisfy(template -> {
                assertThat(template.template()).isEqualTo(new TemplateRef("order_update", "en_US"));
                assertThat(template.status()).isEqualTo(TemplateInfo.Status.APPROVED);
                assertThat(template.placeholders()).hasSize(1);
            });
            for (FakeAnswer failure : List.of(FakeAnswer.page(500), FakeAnswer.raw(200, "{}"), FakeAnswer.garbage())) {
                open.fake().next(failure);
                assertThatThrownBy(() -> open.provider().templates())
                        .as("after %d %s", failure.status(), new String(failure.body(), StandardCharsets.ISO_8859_1))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    @DisplayName("services: lists templates from every page and in every state")
    default void listsEveryTemplate() throws IOException {
        try (OpenProvider open = OpenProvider.able(this, Capability.TEMPLATE_LISTING)) {
            List<TemplateInfo> templates = open.provider().templates();
            assertThat(open.fake().requests()).as("pages asked for").isGreaterThan(1);
            assertThat(templates)
                    .extracting(TemplateInfo::status)
                    .as("also those that may not be sent")
                    .anyMatch(status -> status != TemplateInfo.Status.APPROVED);
            assertThat(templates).extracting(TemplateInfo::template).doesNotHaveDuplicates();
        }
    }
}
