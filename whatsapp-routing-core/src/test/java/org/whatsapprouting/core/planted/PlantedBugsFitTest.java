package org.whatsapprouting.core.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The planted bugs fit the engine as it is, so that a change of a patched line is noticed in each build")
class PlantedBugsFitTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("each can be planted into the present sources, and its finder is there")
    void everyBugFits() throws IOException {
        var unfit = new ArrayList<String>();
        for (PlantedBug bug : PlantedBugs.ALL) {
            try {
                bug.plantInto(directory);
            } catch (AssertionError changed) {
                unfit.add(changed.getMessage());
            }
            if (!isThere(bug.finder())) {
                unfit.add("The bug '" + bug.name() + "' is to be found by " + bug.finder() + ", which is not there.");
            }
        }
        assertThat(unfit).isEmpty();
        assertThat(PlantedBugs.ALL).extracting(PlantedBug::name).doesNotHaveDuplicates();
    }

    private static boolean isThere(String finder) {
        String[] parts = finder.split("#", 2);
        try {
            Method[] methods =
                    Class.forName("org.whatsapprouting.core." + parts[0]).getDeclaredMethods();
            return parts.length == 1
                    || Arrays.stream(methods)
                            .anyMatch(method -> method.getName().equals(parts[1]));
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
