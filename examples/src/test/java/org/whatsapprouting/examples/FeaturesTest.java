package org.whatsapprouting.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            "^\\| (?<id>[A-Z]{1,2}-[0-9]{2}) \\| (?<meaning>.+?) \\| (?<state>[^|]+?) \\| (?<rest>.+) \\|$",
            Pattern.MULTILINE);
    private static final Pattern SCENARIO = Pattern.compile("^\\| ([0-9]+) \\| (.+) \\|$", Pattern.MULTILINE);
    /** How many rows each family of ids has, counted from 01 without a gap. */
    private static final Map<String, Integer> ROWS = Map.ofEntries(
            Map.entry("A", 15),
            Map.entry("P", 8),
            Map.entry("S", 13),
            Map.entry("D", 10),
            Map.entry("C", 4),
            Map.entry("F", 11),
            Map.entry("AG", 5),
            Map.entry("AR", 7),
            Map.entry("CL", 2),
            Map.entry("GI", 4),
            Map.entry("QA", 4),
            Map.entry("SY", 4),
            Map.entry("B", 9),
            Map.entry("I", 9),
            Map.entry("Q", 14),
            Map.entry("V", 5),
            Map.entry("M", 12),
            Map.entry("W", 5),
            Map.entry("L", 10),
            Map.entry("H", 4),
            Map.entry("X", 6),
            Map.entry("G", 45));

    private static final int SCENARIOS = 20;
    private static final Set<String> STATES = Set.of("proven", "partly", "not here");
    /** What is still to be built, by the titles under which it will be. */
    private static final Set<String> LATER = Set.of(
            "Search and history",
            "Bots",
            "Conditions that nobody can abuse, and a hard shell",
            "Four providers, one contract, and a plug-in author's afternoon",
            "Several nodes");

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
    }

    @Test
    @DisplayName("every row there is stands on the page, and no other")
    void everyRowIsThere() {
        var expected = new TreeSet<String>();
        ROWS.forEach((family, last) -> {
            for (int number = 1; number <= last; number++) {
                expected.add(String.format(Locale.ROOT, "%s-%02d", family, number));
            }
        });
        assertThat(states().keySet()).isEqualTo(expected);
    }

    @Test
    @DisplayName("every acceptance scenario stands on the page, with its test or with what it waits for")
    void everyScenarioIsThere() {
        String scenarios = page.substring(page.indexOf("## Scenarios"), page.indexOf("## Promises"));
        var found = new TreeSet<Integer>();
        SCENARIO.matcher(scenarios).results().forEach(row -> {
            assertThat(found.add(Integer.parseInt(row.group(1))))
                    .as(row.group())
                    .isTrue();
            assertThat(!named(row.group(2)).isEmpty()
                            || LATER.contains(row.group(2).replace("later: ", "")))
                    .as(row.group())
                    .isTrue();
        });
        assertThat(found)
                .isEqualTo(IntStream.rangeClosed(1, SCENARIOS).boxed().collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    @DisplayName("a row is proven by tests, partly so, not here with a reason, or later, under one of the titles")
    void everyRowHasItsState() {
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            String state = row.group("state");
            boolean later = state.startsWith("later: ");
            assertThat(later ? LATER.contains(state.substring("later: ".length())) : STATES.contains(state))
                    .as("%s is '%s'", row.group("id"), state)
                    .isTrue();
            if (state.equals("proven") || state.equals("partly")) {
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
        assertThat(named(Repository.text("docs/security.md")))
                .hasSizeGreaterThan(30)
                .isSubsetOf(tests);
    }
}
