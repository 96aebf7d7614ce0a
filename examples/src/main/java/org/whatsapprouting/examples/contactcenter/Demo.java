package org.whatsapprouting.examples.contactcenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.shell.StandardSecrets;
import org.whatsapprouting.examples.contactcenter.http.ApiServer;

/**
 * Plays a story and ends: the contact centre of {@code tenant.json} on a database of its own, with customers who send
 * signed webhooks, two agents who use the JSON API, and a WhatsApp that is a fake on this machine. Everything goes over
 * real HTTP; nothing leaves the machine.
 */
public final class Demo {
    private static final AccountId ACCOUNT = new AccountId("support");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Demo() {}

    /**
     * Plays the story; fails if anything in it does not come out as told.
     *
     * @param args nothing, or {@code --provider} and the id of the provider to play it with
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        play(System.out, provider(List.of(args)));
    }

    /** @throws IllegalArgumentException if the arguments are wrong; says how */
    static String provider(List<String> args) {
        if (args.isEmpty()) {
            return "meta";
        }
        if (args.size() != 2 || !args.get(0).equals("--provider") || !Company.ALL.contains(args.get(1))) {
            throw new IllegalArgumentException("The demo takes nothing but --provider and one of " + Company.ALL + ".");
        }
        return args.get(1);
    }

    static void play(PrintStream out, String provider) throws IOException, InterruptedException {
        Instant start = Instant.now();
        ApiServer.prepare();
        Path folder = Files.createTempDirectory("contact-center-demo");
        try (var company = Company.start(provider, ACCOUNT, InstantSource.system());
                var center = start(folder.resolve("demo.db"), company)) {
            out.println("A contact centre with two agents on " + center.address());
            out.println("  database  " + folder.resolve("demo.db"));
            out.println("  WhatsApp  " + company.server().baseUrl() + ", a fake of " + provider + " on this machine");
            new Story(out, center, company).tell();
        } finally {
            delete(folder);
        }
        out.println();
        out.println("That was the demo, in "
                + Duration.between(start, Instant.now()).toMillis() + " ms.");
    }

    private static ContactCenter start(Path database, Company company) throws IOException {
        var builder = RoutingEngine.builder()
                .store("sqlite", new StoreConfig(Map.of("file", database.toString())))
                .secrets(new StandardSecrets(company.secrets()::get))
                .publicAddress(Company.PUBLIC_ADDRESS);
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return ContactCenter.start(tenant(company.block()), builder, anyPort);
    }

    /** The shipped file with one block replaced: who the account's messages go by. */
    private static Tenant tenant(ObjectNode provider) throws IOException {
        try (InputStream file = Demo.class.getResourceAsStream("tenant.json")) {
            if (file == null) {
                throw new IOException("tenant.json is missing among the program's resources.");
            }
            JsonNode json = JSON.readTree(file);
            ((ObjectNode) json.path("accounts").path(0)).set("provider", provider);
            TenantFile.Result result = TenantFile.read("tenant.json", JSON.writeValueAsBytes(json));
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
