package org.whatsapprouting.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the documents say is what the repository holds. */
@DisplayName("Documents")
class DocumentsTest {
    private static final Pattern CODE = Pattern.compile(
            "(?:<!-- snippet: (?<file>\\S+)(?: (?<part>\\S+))? -->\n)?```java\n(?<code>.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\n]*]\\(([^)\\s]+)\\)");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(whatsapp-routing-[a-z-]+)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private static Map<String, String> documents() {
        return Repository.texts(List.of(".md"));
    }

    @Test
    @DisplayName("every Java snippet of the README is a compiled source, to the letter")
    void snippets() {
        Matcher code = CODE.matcher(Repository.text("README.md"));
        int snippets = 0;
        while (code.find()) {
            assertThat(code.group("file"))
                    .as(
                            "the source of the snippet that begins %s",
                            code.group("code").lines().findFirst().orElse(""))
                    .isNotNull();
            assertThat(code.group("code"))
                    .as("the snippet of %s", code.group("file"))
                    .isEqualTo(source(code.group("file"), code.group("part")));
            snippets++;
        }
        assertThat(snippets).isGreaterThanOrEqualTo(4);
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
