package org.whatsapprouting.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents say is what the repository holds. */
@DisplayName("Documents")
class DocumentsTest {
    private static final Pattern CODE = Pattern.compile(
            "(?:<!-- (?<how>snippet|from): (?<file>\\S+)(?: (?<part>\\S+))? -->\n)?```java\n(?<code>.*?)```",
            Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\n]*]\\(([^)\\s]+)\\)");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(whatsapp-routing-[a-z-]+)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private static Map<String, String> documents() {
        return Repository.texts(List.of(".md"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"README.md, 4", "docs/writing-a-provider.md, 10", "whatsapp-routing-testkit/README.md, 2"})
    @DisplayName("every Java snippet is a compiled source, to the letter")
    void snippets(String page, int least) {
        Matcher code = CODE.matcher(Repository.text(page));
        int snippets = 0;
        while (code.find()) {
            String said = code.group("code");
            assertThat(code.group("file"))
                    .as(
                            "the source of the snippet that begins %s",
                            said.lines().findFirst().orElse(""))
                    .isNotNull();
            if (code.group("how").equals("from")) {
                assertThat(flat(Repository.text(code.group("file")))).contains(flat(said));
            } else {
                assertThat(said)
                        .as("the snippet of %s", code.group("file"))
                        .isEqualTo(source(code.group("file"), code.group("part")));
            }
            snippets++;
        }
        assertThat(snippets).isGreaterThanOrEqualTo(least);
    }

    @Test
    @DisplayName("the guide's provider is as short as it says: 150 lines, without blanks, imports and comments")
    void shortProvider() {
        String folder = "examples/src/main/java/org/whatsapprouting/examples/acme/";
        long lines = Stream.of("AcmeProviderFactory.java", "AcmeProvider.java", "package-info.java")
                .flatMap(name -> Repository.text(folder + name).lines().map(String::strip))
                .filter(line -> !line.isEmpty() && !line.matches("(import|package|/\\*\\*|\\*|//).*"))
                .count();
        assertThat(lines).isPositive().isLessThanOrEqualTo(150);
        assertThat(Repository.texts(List.of(".java")).keySet())
                .filteredOn(name -> name.startsWith(folder))
                .hasSize(3);
    }

    /** Whole lines without their indentation, so that a part of a file is found wherever it stands. */
    private static String flat(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }

    /** A whole file, or what stands in it between the lines {@code // snippet: part} and {@code // end}. */
    private static String source(String file, String part) {
        String text = Repository.text(file);
        if (part == null) {
            return text;
        }
        var lines = new ArrayList<String>();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            if (line.strip().equals("// end")) {
                inside = false;
            }
            if (inside) {
                lines.add(line);
            }
            if (line.strip().equals("// snippet: " + part)) {
                inside = true;
            }
        }
        assertThat(lines).as("snippet '%s' in %s", part, file).isNotEmpty();
        return String.join("\n", lines).stripIndent() + "\n";
    }

    @Test
    @DisplayName("the coordinates in the README are those of the BOM, in its version")
    void coordinates() {
        String bom = Repository.text("whatsapp-routing-bom/pom.xml");
        Matcher named = ARTIFACT.matcher(Repository.text("README.md"));
        assertThat(named.results())
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(bom).contains("<artifactId>" + artifact.group(1) + "</artifactId>"));
        Matcher version = VERSION.matcher(Repository.text("README.md"));
        assertThat(version.results())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(bom).contains("<version>" + found.group(1) + "</version>"));
    }

    @Test
    @DisplayName("every link to a file leads to one")
    void links() {
        documents().forEach((name, text) -> {
            Path folder = Repository.ROOT.resolve(name).getParent();
            assertThat(LINK.matcher(text).results().map(link -> link.group(1)))
                    .as("links of %s", name)
                    .filteredOn(target -> !target.startsWith("https://") && !target.startsWith("#"))
                    .allMatch(target -> Files.exists(folder.resolve(target.replaceFirst("#.*", ""))));
        });
    }

    @Test
    @DisplayName("nothing refers to a place outside the repository")
    void nothingOutside() {
        // Written in two parts, so that this file does not find itself.
        var outside = List.of("../" + "shared", "/work" + "/", "/tmp" + "/wt", "shared/" + "reference");
        Repository.texts(
                        List.of(".java", ".md", ".xml", ".json", ".yaml", ".yml", ".txt", ".sql", ".properties", "run"))
                .forEach((name, text) -> assertThat(outside).as(name).noneMatch(place -> text.contains(place)));
    }
}
