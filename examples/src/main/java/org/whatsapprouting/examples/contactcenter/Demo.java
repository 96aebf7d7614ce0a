package org.whatsapprouting.examples.contactcenter;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.shell.StandardSecrets;
import org.whatsapprouting.examples.contactcenter.http.ApiServer;
import org.whatsapprouting.testkit.fake.FakeProviderServer;
import org.whatsapprouting.testkit.fake.MetaEndpoint;
import org.whatsapprouting.testkit.fake.MetaWebhooks;

/**
 * Plays a story and ends: the contact centre of {@code tenant.json} on a database of its own, with customers who send
 * signed webhooks, two agents who use the JSON API, and a WhatsApp that is a fake on this machine. Everything goes over
 * real HTTP; nothing leaves the machine.
 */
public final class Demo {
    private static final String SECRET = "demo-app-secret";
    private static final String TOKEN = "demo-access-token";
    private static final String NUMBER = "106540352242922";

    private Demo() {}

    /** Plays the story; fails if anything in it does not come out as told. */
    public static void main(String[] args) throws IOException, InterruptedException {
        play(System.out);
    }

    static void play(PrintStream out) throws IOException, InterruptedException {
        Instant start = Instant.now();
        ApiServer.prepare();
        Path folder = Files.createTempDirectory("contact-center-demo");
        try (var meta = FakeProviderServer.start(new MetaEndpoint(TOKEN, NUMBER));
                var center = start(folder.resolve("demo.db"), meta)) {
            out.println("A contact centre with two agents on " + center.address());
            out.println("  database  " + folder.resolve("demo.db"));
            out.println("  WhatsApp  " + meta.baseUrl() + ", a fake on this machine");
            var webhooks = new MetaWebhooks(SECRET, "102290129340398", NUMBER);
            new Story(out, center, meta, webhooks).tell();
        } finally {
            delete(folder);
        }
        out.println();
        out.println("That was the demo, in "
                + Duration.between(start, Instant.now()).toMillis() + " ms.");
    }

    private static ContactCenter start(Path database, FakeProviderServer<MetaEndpoint> meta) throws IOException {
        var secrets = new StandardSecrets(Map.of(
                "META_APP_SECRET",
                SECRET,
                "META_VERIFY_TOKEN",
                "demo-verify-token",
                "META_ACCESS_TOKEN",
                TOKEN,
                "META_BASE_URL",
                meta.baseUrl().toString())::get);
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return ContactCenter.start(tenant(), database.toString(), secrets, anyPort);
    }

    private static Tenant tenant() throws IOException {
        try (InputStream file = Demo.class.getResourceAsStream("tenant.json")) {
            if (file == null) {
                throw new IOException("tenant.json is missing among the program's resources.");
            }
            TenantFile.Result result = TenantFile.read("tenant.json", file.readAllBytes());
            if (result instanceof TenantFile.Read read) {
                return read.tenant();
            }
            throw new IOException("tenant.json cannot be used: " + result);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
