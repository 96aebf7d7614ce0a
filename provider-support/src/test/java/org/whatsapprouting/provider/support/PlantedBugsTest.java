package org.whatsapprouting.provider.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

@DisplayName("The tests find bugs: each defence that is taken out of a copy of the sources is missed by a test")
class PlantedBugsTest {
    private static final String PACKAGE = "org.whatsapprouting.provider.support.";
    private static final Path SOURCES = Path.of("src/main/java", PACKAGE.replace('.', '/'));

    private static final String ADDRESSES = "AllowedHostsTest#publicAddresses";
    private static final Bug NONE =
            bug("nothing is wrong", "StrictJson", "MAX_NAME)", "MAX_NAME)", "StrictJsonTest#limits");
    private static final List<Bug> BUGS = List.of(
            bug("depth without end", "StrictJson", "Depth(MAX_DEPTH)", "Depth(100_000)", "StrictJsonTest#limits"),
            bug("texts of any length", "StrictJson", "(MAX_STRING)", "(Integer.MAX_VALUE)", "StrictJsonTest#limits"),
            bug("names of any length", "StrictJson", "(MAX_NAME)", "(Integer.MAX_VALUE)", "StrictJsonTest#limits"),
            bug("numbers of any length", "StrictJson", "(MAX_NUMBER)", "(Integer.MAX_VALUE)", "StrictJsonTest#limits"),
            bug("any number of tokens", "StrictJson", "(maxTokens)", "(Long.MAX_VALUE)", "StrictJsonTest#limits"),
            bug("documents of any size", "StrictJson", "length > maxBytes", "length < 0", "StrictJsonTest#limits")
                    .and("StrictJson", "Length(maxBytes)", "Length(Long.MAX_VALUE)"),
            bug(
                    "a name may stand twice",
                    "JsonTokens",
                    "parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);",
                    "",
                    "StrictJsonTest#refused"),
            bug(
                    "a name may stand twice in what is passed over",
                    "JsonTokens",
                    "if (!names.add(name)) {",
                    "if (false) {",
                    "JsonTokensTest#twice"),
            bug(
                    "texts that nobody reads may be of any length",
                    "JsonTokens",
                    "(parser.getTextLength())",
                    "(0)",
                    "JsonTokensTest#limits"),
            bug(
                    "numbers that nobody reads may have any exponent",
                    "JsonTokens",
                    "-> BoundedNumbers.checked(parser.getDecimalValue());",
                    "-> {}",
                    "JsonTokensTest#limits"),
            bug(
                    "something may stand behind the value",
                    "JsonTokens",
                    "if (parser.nextToken() != null) {",
                    "if (false) {",
                    "StrictJsonTest#refused"),
            bug(
                    "bad UTF-8 is mended",
                    "StrictJson",
                    "onMalformedInput(CodingErrorAction.REPORT)",
                    "onMalformedInput(CodingErrorAction.REPLACE)",
                    "StrictJsonTest#notUtf8"),
            bug("UTF-16 is guessed", "StrictJson", "if (b <= 0) {", "if (b < 0) {", "StrictJsonTest#utf16"),
            bug("any exponent", "BoundedNumbers", "> MAX_SCALE", "> Long.MAX_VALUE", "StrictJsonTest#limits"),
            bug(
                    "an exponent without end breaks the reader",
                    "StrictJson",
                    "catch (NumberFormatException number)",
                    "catch (IllegalCallerException number)",
                    "StrictJsonTest#refused"),
            bug(
                    "any name that ends so is on the list",
                    "AllowedHosts",
                    "known.startsWith(\".\") ? host.endsWith(known) : host.equals(known)",
                    "host.endsWith(known.startsWith(\".\") ? known.substring(1) : known)",
                    "AllowedHostsTest#refused"),
            bug(
                    "any name that begins so is on the list",
                    "AllowedHosts",
                    "host.endsWith(known) : host.equals(known)",
                    "host.contains(known) : host.equals(known)",
                    "AllowedHostsTest#refused"),
            bug("any scheme", "AllowedHosts", "\"https\".equals(url.getScheme())", "true", "AllowedHostsTest#refused"),
            bug("any port", "AllowedHosts", "(url.getPort() == -1 ||", "(true ||", "AllowedHostsTest#refused"),
            bug(
                    "a name and password in the address",
                    "AllowedHosts",
                    "url.getRawUserInfo() == null",
                    "true",
                    "AllowedHostsTest#refused"),
            bug(
                    "hosts may lead anywhere",
                    "AllowedHosts",
                    "if (!PublicAddresses.includes(address)) {",
                    "if (false) {",
                    "AllowedHostsTest#listedButPrivate"),
            bug(
                    "this machine is always allowed",
                    "AllowedHosts",
                    "isLocal(base) && isLocal(url) && url.getPort() == base.getPort()",
                    "isLocal(url)",
                    "AllowedHostsTest#thisMachine"),
            bug(
                    "every port of this machine is allowed",
                    "AllowedHosts",
                    " && url.getPort() == base.getPort()",
                    "",
                    "AllowedHostsTest#thisMachine"),
            bug("our own network is public", "PublicAddresses", "|| address.isSiteLocalAddress()", "", ADDRESSES),
            bug("clouds tell who asks", "PublicAddresses", "|| address.isLinkLocalAddress()", "", ADDRESSES),
            bug(
                    "shared addresses are public",
                    "PublicAddresses",
                    "(first == 100 && second >= 64 && second < 128)",
                    "false",
                    ADDRESSES),
            bug("unique local addresses are public", "PublicAddresses", "== 0xfc", "== 0xff", ADDRESSES),
            bug("translated addresses are public", "PublicAddresses", "(b[3] & 0xff) == 0x9b", "false", ADDRESSES),
            bug("6to4 is public", "PublicAddresses", "b[0] == 0x20 && b[1] == 0x02", "false", ADDRESSES),
            bug(
                    "a redirect is not looked at",
                    "FileFetcher",
                    "            hosts.check(at);\n",
                    "            hosts.check(url);\n",
                    "FileFetcherTest#redirectedElsewhere"),
            bug(
                    "redirects without end",
                    "FileFetcher",
                    "i <= MAX_REDIRECTS",
                    "i >= 0",
                    "FileFetcherTest#redirectedForEver"),
            bug(
                    "credentials go along",
                    "FileFetcher",
                    "isSameServer(url, at) ? credentials : Map.of()",
                    "credentials",
                    "FileFetcherTest#credentials"),
            bug(
                    "the client follows redirects by itself",
                    "HttpCaller",
                    "HttpClient.Redirect.NEVER",
                    "HttpClient.Redirect.ALWAYS",
                    "HttpCallerTest#redirect"),
            bug("answers of any size", "BoundedBody", "> limit - bytes.size()", "< 0", "HttpCallerTest#tooLarge"),
            bug(
                    "files of any size",
                    "SinkBody",
                    "part.remaining() > left",
                    "part.remaining() < 0",
                    "FileFetcherTest#failures"),
            bug(
                    "what a file says of its size",
                    "SinkBody",
                    "size > left",
                    "size < -1",
                    "FileFetcherTest#announcedTooLarge"),
            bug(
                    "a secret is compared up to its first wrong character",
                    "Signatures",
                    "return MessageDigest.isEqual(\n                presented.getBytes(StandardCharsets.UTF_8), "
                            + "secret.reveal().getBytes(StandardCharsets.UTF_8));",
                    "return presented.equals(secret.reveal());",
                    "SignaturesTest#constantTime"),
            bug(
                    "a signature is compared up to its first wrong byte",
                    "Hmac",
                    "MessageDigest.isEqual(claimed, sign(key, message))",
                    "java.util.Arrays.equals(claimed, sign(key, message))",
                    "SignaturesTest#constantTime"));

    @TempDir
    private Path directory;

    private record Place(String file, String before, String after) {}

    private record Bug(String name, List<Place> places, String finder) {
        Bug and(String file, String before, String after) {
            return new Bug(
                    name,
                    Stream.concat(places.stream(), Stream.of(new Place(file, before, after)))
                            .toList(),
                    finder);
        }
    }

    private static Bug bug(String name, String file, String before, String after, String finder) {
        return new Bug(name, List.of(new Place(file, before, after)), finder);
    }

    @Test
    @DisplayName("each can be planted into the present sources, and its finder is there")
    void everyBugFits() throws IOException {
        var unfit = new ArrayList<String>();
        for (Bug bug : BUGS) {
            for (Place place : bug.places()) {
                String source = Files.readString(SOURCES.resolve(place.file() + ".java"), StandardCharsets.UTF_8);
                if (source.split(Pattern.quote(place.before()), -1).length != 2) {
                    unfit.add(bug.name() + ": " + place.file() + " does not hold once: " + place.before());
                }
            }
            assertThat(finder(bug, PlantedBugsTest.class.getClassLoader())).isNotNull();
        }
        assertThat(unfit).as("change the bug with the source").isEmpty();
    }

    @Test
    @Tag("long")
    @DisplayName("planted bugs are found, and nothing is found where none was planted")
    void everyBugIsFound() throws IOException {
        assertThat(failures(NONE)).as("without a bug").isZero();
        var missed = new ArrayList<String>();
        List<Bug> chosen = BUGS.stream()
                .filter(bug -> (bug.name() + " " + bug.finder()).contains(System.getProperty("bug", "")))
                .toList();
        for (Bug bug : chosen) {
            if (failures(bug) == 0) {
                missed.add(bug.name());
            }
        }
        System.out.println(
                "provider support: planted bugs found " + (chosen.size() - missed.size()) + " / " + chosen.size());
        assertThat(missed).as("planted bugs that were not found").isEmpty();
    }

    private static Method finder(Bug bug, ClassLoader loader) {
        String[] parts = bug.finder().split("#", 2);
        try {
            return Arrays.stream(loader.loadClass(PACKAGE + parts[0]).getDeclaredMethods())
                    .filter(method -> method.getName().equals(parts[1]))
                    .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no test " + bug.finder() + "."));
        } catch (ClassNotFoundException absent) {
            throw new AssertionError("There is no test " + bug.finder() + ".", absent);
        }
    }

    /** Runs the finder, and the classes it tests, out of a class loader that holds the bug. */
    private long failures(Bug bug) throws IOException {
        Path classes = compiled(bug);
        var urls = new URL[] {
            classes.toUri().toURL(), Path.of("target/test-classes/").toUri().toURL()
        };
        try (var loader = new OwnFirst(urls)) {
            Method finder = finder(bug, loader);
            var summary = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectMethod(finder.getDeclaringClass(), finder))
                                    .build(),
                            summary);
            assertThat(summary.getSummary().getTestsStartedCount()).isPositive();
            return summary.getSummary().getTestsFailedCount();
        }
    }

    private Path compiled(Bug bug) throws IOException {
        Path place = Files.createTempDirectory(directory, "bug");
        var sources = new ArrayList<Path>();
        try (var files = Files.list(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                for (Place change : bug.places()) {
                    if (file.endsWith(change.file() + ".java")) {
                        text = text.replace(change.before(), change.after());
                    }
                }
                sources.add(Files.writeString(place.resolve(file.getFileName()), text, StandardCharsets.UTF_8));
            }
        }
        Path classes = Files.createDirectories(place.resolve("classes"));
        // What is a module to the tests is none to these copies.
        String path = Stream.of("java.class.path", "jdk.module.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
        var arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", path, "-d", classes.toString()));
        sources.forEach(source -> arguments.add(source.toString()));
        var messages = new StringWriter();
        var writer = new PrintWriter(messages);
        int exit = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        assertThat(exit).as("the bug '%s' compiles:%n%s", bug.name(), messages).isZero();
        return classes;
    }

    /** Looks for our own classes at home before it asks the loader above. */
    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(URL[] urls) {
            super(urls, PlantedBugsTest.class.getClassLoader());
        }

        @Override
        public @Nullable URL getResource(String name) {
            URL own = findResource(name);
            return own != null ? own : super.getResource(name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(PACKAGE)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }
}
