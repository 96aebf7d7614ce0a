package org.whatsapprouting.core.planted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A bug: one or a few places of the sources, changed.
 *
 * @param name what is wrong
 * @param places what is changed
 * @param finder the test that must find it: a class, or class and method with {@code #} between them
 */
record PlantedBug(String name, List<Place> places, String finder) {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src", "main", "java");
    private static final String ROOT = "org/whatsapprouting/core/";

    /**
     * A place of one source file.
     *
     * @param file the source file, below the core's root package
     * @param before the text that is replaced; it must be there, once
     * @param after what stands there instead
     */
    record Place(String file, String before, String after) {}

    PlantedBug {
        places = List.copyOf(places);
    }

    /** Returns this bug with one more place that belongs to it. */
    PlantedBug and(String file, String before, String after) {
        var more = new ArrayList<>(places);
        more.add(new Place(file, before, after));
        return new PlantedBug(name, more, finder);
    }

    /** Writes the files with the bug in them below a directory, and returns where. */
    List<Path> plantInto(Path directory) throws IOException {
        var planted = new ArrayList<Path>();
        for (Place place : places) {
            planted.add(plantInto(directory, place));
        }
        return planted;
    }

    private Path plantInto(Path directory, Place place) throws IOException {
        String path = ROOT + place.file();
        String source = Files.readString(SOURCES.resolve(path), StandardCharsets.UTF_8);
        int at = source.indexOf(place.before());
        if (at < 0 || source.indexOf(place.before(), at + 1) >= 0) {
            throw new AssertionError("The bug '" + name + "' cannot be planted: " + path
                    + (at < 0 ? " does not hold" : " holds more than once") + " the text\n" + place.before()
                    + "\nThe source has changed; change the bug with it.");
        }
        Path planted = directory.resolve(path);
        Files.createDirectories(planted.getParent());
        Files.writeString(planted, source.replace(place.before(), place.after()), StandardCharsets.UTF_8);
        return planted;
    }
}
