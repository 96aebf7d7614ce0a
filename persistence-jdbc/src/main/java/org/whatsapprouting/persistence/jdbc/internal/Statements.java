package org.whatsapprouting.persistence.jdbc.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The texts of the statements of one dialect. Immutable. */
public final class Statements {
    private final Map<Sql, String> texts = new EnumMap<>(Sql.class);

    private Statements() {}

    /**
     * Reads the shared statements, and over them those of a dialect.
     *
     * @param dialect a class beside the dialect's own {@code statements.sql}
     */
    public static Statements of(Class<?> dialect) {
        Statements statements = new Statements();
        statements.read(resource(Statements.class, "statements.sql"));
        statements.read(resource(dialect, "statements.sql"));
        Set<Sql> missing = EnumSet.allOf(Sql.class);
        missing.removeAll(statements.texts.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The dialect " + dialect.getName() + " has no text for " + missing + ".");
        }
        return statements;
    }

    /** Reads a resource that stands beside a class. */
    public static String resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " of " + beside.getName() + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(Sql name) {
        return Objects.requireNonNull(texts.get(name));
    }

    private void read(String file) {
        for (String part : file.split("(?m)^-- (?=[A-Z_]+$)")) {
            int end = part.indexOf('\n');
            if (!part.startsWith("--") && end > 0) {
                texts.put(
                        Sql.valueOf(part.substring(0, end).strip()),
                        part.substring(end).strip());
            }
        }
    }
}
