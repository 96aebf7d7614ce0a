package org.whatsapprouting.core.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.host.SecretSource;

/**
 * Resolves {@code env:NAME} to an environment variable, and {@code file:/path} to the text of a file without the line end
 * that editors add. Files are read at each use, so a rotated one works at once.
 */
public final class StandardSecrets implements SecretSource {
    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private final UnaryOperator<@Nullable String> environment;

    /** Reads the environment of this process. */
    public StandardSecrets() {
        this(System::getenv);
    }

    /** Reads this environment: name to value, or null where there is none. */
    public StandardSecrets(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Optional<Secret> resolve(String reference) {
        if (reference.startsWith(ENV)) {
            String value = environment.apply(reference.substring(ENV.length()));
            return value == null || value.isEmpty() ? Optional.empty() : Optional.of(Secret.of(value));
        }
        if (reference.startsWith(FILE)) {
            return read(Path.of(reference.substring(FILE.length())));
        }
        return Optional.empty();
    }

    private static Optional<Secret> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
            return text.isEmpty() ? Optional.empty() : Optional.of(Secret.of(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The secret file " + file + " cannot be read.", unreadable);
        }
    }
}
