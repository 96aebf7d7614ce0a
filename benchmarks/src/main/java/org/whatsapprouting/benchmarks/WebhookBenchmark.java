package org.whatsapprouting.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.provider.meta.MetaProviderFactory;

/**
 * What a webhook of Meta costs from the raw bytes to events: the signature checked, the body read. Beside it the least
 * that any program has to do, and what a program does that takes the nearest classes of the JDK and of Jackson.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class WebhookBenchmark {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String HMAC = "HmacSHA256";

    private final MessagingProvider provider = new MetaProviderFactory().create(new MetaConfig(SECRET));
    private final JsonMapper mapper = new JsonMapper();
    private final MessageDigest sha256 = sha256();
    private final Mac mac = mac();

    private final byte[] textBody = WebhookBodies.text();
    private final WebhookRequest text = signed(textBody, hex(textBody));
    private final WebhookRequest status = signed(WebhookBodies.status(), hex(WebhookBodies.status()));
    private final WebhookRequest image = signed(WebhookBodies.image(), hex(WebhookBodies.image()));
    private final WebhookRequest forged = signed(textBody, hex(WebhookBodies.status()));
    private final String textSignature = hex(textBody);

    /** A text message. */
    @Benchmark
    public WebhookVerdict text() {
        return provider.receive(text);
    }

    /** A report that a message was delivered. */
    @Benchmark
    public WebhookVerdict status() {
        return provider.receive(status);
    }

    /** A picture: its message is read into a tree. */
    @Benchmark
    public WebhookVerdict image() {
        return provider.receive(image);
    }

    /** A text message whose signature does not fit. */
    @Benchmark
    public WebhookVerdict forged() {
        return provider.receive(forged);
    }

    /** The least for a text message: a plain digest, and one look at each byte. */
    @Benchmark
    public List<String> limit() {
        byte[] digest = sha256.digest(textBody);
        List<String> fields = ByteScan.fields(textBody);
        return digest.length == 0 ? List.of() : fields;
    }

    /** One signature of the text message, with a Mac that is used again. */
    @Benchmark
    public byte[] hmac() {
        return mac.doFinal(textBody);
    }

    /** A text message with a new Mac and a tree, as it is often written. */
    @Benchmark
    public List<String> textByTree() {
        if (!MessageDigest.isEqual(HexFormat.of().parseHex(textSignature), mac().doFinal(textBody))) {
            throw new IllegalStateException("The signature fits.");
        }
        try {
            JsonNode entry = mapper.readTree(textBody).at("/entry/0");
            JsonNode value = entry.at("/changes/0/value");
            JsonNode message = value.at("/messages/0");
            return List.of(
                    entry.path("id").asText(),
                    value.at("/metadata/phone_number_id").asText(),
                    value.at("/contacts/0/profile/name").asText(),
                    message.path("from").asText(),
                    message.path("id").asText(),
                    message.path("timestamp").asText(),
                    message.at("/text/body").asText(),
                    message.path("type").asText());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static WebhookRequest signed(byte[] body, String signature) {
        return WebhookRequest.of(
                "POST",
                URI.create("https://host.example/wa/support"),
                Map.of(
                        "Content-Type",
                        List.of("application/json"),
                        "X-Hub-Signature-256",
                        List.of("sha256=" + signature)),
                body);
    }

    private static String hex(byte[] body) {
        return HexFormat.of().formatHex(mac().doFinal(body));
    }

    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
