package org.whatsapprouting.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.whatsapprouting.api.host.SystemRequest;
import org.whatsapprouting.api.host.SystemResult;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.TenantId;

/** Programs for tests: small scripts in a directory of their own. */
final class Scripts {
    private final Path directory;

    Scripts(Path directory) {
        this.directory = directory;
    }

    /** A script that only its owner may change. */
    Program program(String... lines) {
        return Program.at(file("rwx------", lines).toString());
    }

    Path file(String permissions, String... lines) {
        try {
            Path file = Files.createTempFile(directory, "program", "");
            Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SystemResult run(Program program, Map<String, Object> data) {
        try (var programs = Programs.builder().program("it", program).build()) {
            return programs.run(request(data));
        }
    }

    static SystemRequest request(Map<String, Object> data) {
        return new SystemRequest(new TenantId("centre"), new AccountId("acme"), new InteractionId("i-1"), "it", data);
    }
}
