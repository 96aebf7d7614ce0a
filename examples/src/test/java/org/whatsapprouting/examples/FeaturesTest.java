package org.whatsapprouting.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code docs/features.md} knows every id that is cited, and names only tests that are there. */
@DisplayName("Features")
class FeaturesTest {
    private static final String PAGE = "docs/features.md";
    private static final Pattern ID =
            Pattern.compile("(?<![A-Za-z0-9-])(?:AG|AR|CL|GI|QA|SY|[ASDCFPBIQVMWLHXG])-[0-9]{2}(?![0-9A-Za-z-])");
    private static final Pattern ROW = Pattern.compile(
            "^\\| (?<id>[A-Z]{1,2}-[0-9]{2}) \\| (?<meaning>.+?) \\| (?<state>[a-z ]+) \\| (?<rest>.+) \\|$",
            Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`([a-z]+)\\.([A-Z]\\w*)\\.(\\w+)`");
    private static final Pattern DISABLED = Pattern.compile("@Disabled\\b");
    private static final Pattern TEST = Pattern.compile(
            "@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b(?<rest>.*?)\\b(?:void|Stream<\\w+>) (?<name>\\w+)\\(",
            Pattern.DOTALL);

    private static String page;
    private static Map<String, String> sources;

    @BeforeAll
    static void read() {
        page = Repository.text(PAGE);
        sources = Repository.texts(List.of(".java"));
    }

    private static Map<String, String> states() {
        var states = new TreeMap<String, String>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            assertThat(states.put(row.group("id"), row.group("state")))
                    .as("%s stands twice", row.group("id"))
                    .isNull();
        }
        return states;
    }

    private static Set<String> named(String text) {
        return NAMED.matcher(text)
                .results()
                .map(found -> found.group(1) + "." + found.group(2) + "." + found.group(3))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("every id that a source or a document cites has its row")
    void everyIdHasItsRow() {
        Set<String> known = states().keySet();
        Repository.texts(List.of(".java", ".md", ".json", ".yaml", ".sql", ".txt"))
                .forEach((name, text) -> assertThat(ID.matcher(text).results().map(found -> found.group()))
                        .as("ids in %s", name)
                        .isSubsetOf(known));
        assertThat(known).hasSizeGreaterThan(200);
    }

    @Test
    @DisplayName("a row is proven by tests, partly so, later or not here; only what is proven may lack the rest")
    void everyRowHasItsState() {
        assertThat(states().values()).allMatch(Set.of("proven", "partly", "later", "not here")::contains);
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            if (row.group("state").equals("proven")) {
                assertThat(named(row.group("rest"))).as(row.group("id")).isNotEmpty();
            }
        }
    }

    @Test
    @DisplayName("every test that is named is there and runs")
    void everyTestIsThere() {
        var tests = new TreeSet<String>();
        sources.forEach((name, text) -> {
            if (name.contains("/src/test/") || name.endsWith("Clauses.java")) {
                String[] path = name.split("/");
                String of = path[path.length - 2] + "." + path[path.length - 1].replace(".java", "") + ".";
                Matcher test = TEST.matcher(text);
                while (test.find()) {
                    if (!DISABLED.matcher(test.group("rest")).find()) {
                        tests.add(of + test.group("name"));
                    }
                }
            }
        });
        assertThat(named(page)).isNotEmpty().isSubsetOf(tests);
    }
}
