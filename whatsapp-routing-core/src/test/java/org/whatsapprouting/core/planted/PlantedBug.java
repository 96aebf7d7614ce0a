package org.whatsapprouting.core.planted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bug: one place of one source file, changed.
 *
 * @param name what is wrong
 * @param file the source file, below the core's root package
 * @param before the text that is replaced; it must be there, once
 * @param after what stands there instead
 * @param finder the test that must find it: a class, or class and method with {@code #} between them
 */
record PlantedBug(String name, String file, String before, String after, String finder) {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src", "main", "java");
    private static final String ROOT = "org/whatsapprouting/core/";

    /** Writes the file with the bug in it below a directory, and returns where. */
    Path plantInto(Path directory) throws IOException {
        String path = ROOT + file;
        String source = Files.readString(SOURCES.resolve(path), StandardCharsets.UTF_8);
        int at = source.indexOf(before);
        if (at < 0 || source.indexOf(before, at + 1) >= 0) {
            throw new AssertionError("The bug '" + name + "' cannot be planted: " + path
                    + (at < 0 ? " does not hold" : " holds more than once") + " the text\n" + before
                    + "\nThe source has changed; change the bug with it.");
        }
        Path planted = directory.resolve(path);
        Files.createDirectories(planted.getParent());
        Files.writeString(planted, source.replace(before, after), StandardCharsets.UTF_8);
        return planted;
    }
}
