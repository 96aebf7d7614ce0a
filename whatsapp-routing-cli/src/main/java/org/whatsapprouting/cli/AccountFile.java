package org.whatsapprouting.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.shell.Providers;
import org.whatsapprouting.core.shell.StandardSecrets;

/** A file with one account as it stands in {@code tenant.json}. Only what concerns its provider is looked at. */
final class AccountFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> WANTED = List.of("id", "provider");

    private AccountFile() {}

    /** The file cannot be used; the message says why, a problem on each line. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /** An account's provider, and what has to be closed with it. */
    record Connected(Providers providers, MessagingProvider provider) implements AutoCloseable {
        @Override
        public void close() {
            providers.close();
        }
    }

    static Connected connect(Path file, InstantSource clock) throws Unusable {
        var providers = new Providers(Available.providers(), new StandardSecrets(), clock);
        try {
            Tenant tenant = tenant(file);
            providers.connect(tenant);
            MessagingProvider provider = providers.of(tenant.accounts().get(0).id());
            if (provider == null) {
                throw new IllegalStateException("The account was connected, but there is no provider.");
            }
            return new Connected(providers, provider);
        } catch (IllegalArgumentException contradiction) {
            throw new Unusable(file + ": " + contradiction.getMessage());
        }
    }

    private static Tenant tenant(Path file) throws Unusable {
        var read = TenantFile.read(file.toString(), wrapped(file), Available.settings(), Set.of(), Set.of());
        if (read instanceof TenantFile.Faulty faulty) {
            throw new Unusable(String.join(
                    System.lineSeparator(),
                    faulty.problems().stream()
                            .filter(problem -> problem.problem().isError())
                            .map(problem -> file + ": " + problem.problem().message())
                            .toList()));
        }
        return ((TenantFile.Read) read).tenant();
    }

    /** A tenant with this account alone: its agents, queues and so on are not in the file. */
    private static byte[] wrapped(Path file) throws Unusable {
        JsonNode json;
        try {
            json = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException notJson) {
            throw new Unusable(file + ":" + notJson.getLocation().getLineNr() + ":"
                    + notJson.getLocation().getColumnNr() + ": this is not JSON");
        } catch (IOException unreadable) {
            throw new Unusable(file + ": cannot be read. Does it exist, and may you read it?");
        }
        if (!(json instanceof ObjectNode account) || !account.path("provider").isObject()) {
            throw new Unusable(file + ": one account with its provider is wanted, as it stands in tenant.json");
        }
        account.retain(WANTED);
        account.put("key", "CLI");
        try {
            return JSON.writeValueAsBytes(JSON.createObjectNode()
                    .set("accounts", JSON.createArrayNode().add(account)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was read as JSON cannot be written as JSON.", impossible);
        }
    }
}
