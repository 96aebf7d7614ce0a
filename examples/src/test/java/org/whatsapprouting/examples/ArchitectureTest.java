package org.whatsapprouting.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.host.Secret;

/**
 * The module table of the architecture, as tests over the compiled classes of every module that is built before this
 * one. A rule passes where its package does not exist yet.
 */
class ArchitectureTest {

    private static final String OURS = "org.whatsapprouting";

    /** Who makes signatures and log-ins of secrets, and the addresses a host gives by reference. */
    private static final String REVEALERS = "org\\.whatsapprouting\\.(provider\\.support\\.(Signatures|Hmac)"
            + "|provider\\.meta\\.Graph|provider\\.twilio\\.(TwilioApi|internal\\.TwilioSignature)"
            + "|provider\\.sinch\\.AccessTokens|provider\\.kaleyra\\.KaleyraApi"
            + "|examples\\.acme\\.AcmeProvider|core\\.shell\\.AccountProviderConfig)";

    private static List<Path> moduleClasses;
    private static JavaClasses everything;

    @BeforeAll
    static void importEveryModule() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> modules = Files.list(root)) {
            moduleClasses = modules.filter(module -> Files.isRegularFile(module.resolve("pom.xml")))
                    .map(module -> module.resolve("target").resolve("classes"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
        everything = new ClassFileImporter().importPaths(moduleClasses);
    }

    @Test
    void modulesThatExamplesUsesAreSeen() {
        assertThat(moduleClasses.stream().map(ArchitectureTest::moduleOf))
                .contains(
                        "whatsapp-routing-api",
                        "whatsapp-routing-core",
                        "whatsapp-routing-testkit",
                        "provider-support",
                        "provider-meta",
                        "provider-sinch",
                        "provider-kaleyra",
                        "persistence-jdbc",
                        "system-commands",
                        "whatsapp-routing-cli",
                        "benchmarks",
                        "examples");
        assertThat(everything).isNotEmpty();
    }

    @Test
    void apiUsesNothingButTheJdk() {
        check(classes()
                .that()
                .resideInAPackage(OURS + ".api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(OURS + ".api..", "java..", "javax..", "org.jspecify.."));
    }

    @Test
    void providersStoresAndBotsDoNotKnowTheEngine() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        OURS + ".provider..",
                        OURS + ".persistence..",
                        OURS + ".bot..",
                        OURS + ".system..",
                        OURS + ".examples.acme..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(OURS + ".core.."));
    }

    @Test
    void theEngineKnowsNoProviderStoreOrBot() {
        check(noClasses()
                .that()
                .resideInAPackage(OURS + ".core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        OURS + ".provider..", OURS + ".persistence..", OURS + ".bot..", OURS + ".testkit.."));
    }

    @Test
    void nobodyUsesTheInternalsOfAnotherModule() {
        check(classes().that().resideInAPackage(OURS + "..").should(keepOutOfForeignInternals()));
    }

    @Test
    void onlyCoreJsonUsesJacksonWithinCore() {
        check(noClasses()
                .that()
                .resideInAPackage(OURS + ".core..")
                .and()
                .resideOutsideOfPackage(OURS + ".core.json..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.."));
    }

    @Test
    void onlyCoreConditionUsesMvel() {
        check(noClasses()
                .that()
                .resideInAPackage(OURS + "..")
                .and()
                .resideOutsideOfPackages(OURS + ".core.condition..", OURS + ".benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mvel2.."));
    }

    @Test
    void decidingNeedsNeitherShellNorLogger() {
        check(noClasses()
                .that()
                .resideInAPackage(OURS + ".core.decide..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OURS + ".core.shell..", "org.slf4j..", "java.net..", "java.sql.."));
    }

    @Test
    void secretsAreRevealedInFewPlaces() {
        check(secretsStayCovered());
    }

    /** Calls it. */
    private static final class Caller {
        String leak(Secret secret) {
            return secret.reveal();
        }
    }

    /** Never calls it, but has it called. */
    private static final class Referrer {
        Optional<String> leak(Optional<Secret> secret) {
            return secret.map(Secret::reveal);
        }
    }

    @Test
    void aSecretThatIsRevealedElsewhereIsSeen() {
        for (Class<?> leak : List.of(Caller.class, Referrer.class)) {
            JavaClasses one = new ClassFileImporter().importClasses(leak);
            assertThat(secretsStayCovered().evaluate(one).hasViolation())
                    .as(leak.getSimpleName())
                    .isTrue();
        }
        // Each on the list does reveal one, so that none is there for nothing.
        assertThat(everything.stream().filter(type -> type.getName().matches(REVEALERS)))
                .hasSize(9)
                .allMatch(type -> type.getAccessesFromSelf().stream().anyMatch(ArchitectureTest::isReveal));
    }

    private static ArchRule secretsStayCovered() {
        return noClasses()
                .that()
                .resideInAPackage(OURS + "..")
                .and()
                .haveNameNotMatching(REVEALERS)
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe("it is the value of a secret", ArchitectureTest::isReveal));
    }

    private static boolean isReveal(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Secret.class)
                && access.getTarget().getName().equals("reveal");
    }

    @Test
    void nothingRunsOrLoadsWhatATextNames() {
        check(noClasses()
                .that()
                .resideInAPackage(OURS + "..")
                .and()
                .resideOutsideOfPackages(
                        OURS + ".system..", OURS + ".benchmarks..", OURS + ".examples..", OURS + ".cli..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Runtime")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javax.script.ScriptEngineManager"));
    }

    @Test
    void noPackageIsSplitBetweenModules() {
        Map<String, Set<String>> modulesByPackage = new TreeMap<>();
        for (Path classes : moduleClasses) {
            for (String name : packagesIn(classes)) {
                modulesByPackage.computeIfAbsent(name, any -> new TreeSet<>()).add(moduleOf(classes));
            }
        }
        assertThat(modulesByPackage)
                .allSatisfy((name, modules) ->
                        assertThat(modules).as("modules with package %s", name).hasSize(1));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(everything);
    }

    private static ArchCondition<JavaClass> keepOutOfForeignInternals() {
        return new ArchCondition<>("keep out of the internal packages of other modules") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass used = dependency.getTargetClass().getBaseComponentType();
                    String owner = ownerOfInternal(used.getPackageName());
                    if (owner != null && !(user.getPackageName() + ".").startsWith(owner + ".")) {
                        events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                    }
                });
            }
        };
    }

    /** The package above {@code internal}, whose module alone may use it; null where there is no internal package. */
    private static String ownerOfInternal(String packageName) {
        int internal = (packageName + ".").indexOf(".internal.");
        return packageName.startsWith(OURS + ".") && internal > 0 ? packageName.substring(0, internal) : null;
    }

    private static Set<String> packagesIn(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            Set<String> packages = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file).getParent())
                    .filter(folder -> folder != null)
                    .forEach(folder -> packages.add(
                            folder.toString().replace(folder.getFileSystem().getSeparator(), ".")));
            return packages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moduleOf(Path classes) {
        return classes.getParent().getParent().getFileName().toString();
    }
}
