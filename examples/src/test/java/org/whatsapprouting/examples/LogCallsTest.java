package org.whatsapprouting.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the calls of loggers in the sources of all libraries. */
@DisplayName("Log calls (promise 8)")
class LogCallsTest {
    private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error");
    private static final Set<String> PROGRAMS = Set.of("benchmarks", "fuzzing", "whatsapp-routing-cli", "examples");
    /** Ids whose text may hold letters, digits and four signs only, and paths the host chose. */
    private static final String HARMLESS = "org\\.whatsapprouting\\.api\\.model\\.\\w+Id|java\\.nio\\.file\\.Path";

    @Test
    @DisplayName("the format is a literal; texts and failures go through LogSafe, the rest are numbers, enums and ids")
    void safe() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(10);
        var calls = new Calls();
        assertThat(calls.unsafe(sources)).isEmpty();
        assertThat(calls.count).isGreaterThan(20);
    }

    @Test
    @DisplayName("a call that breaks the rule is seen")
    void seen(@TempDir Path directory) throws IOException {
        Path source = Files.writeString(directory.resolve("Bad.java"), """
                class Bad {
                    private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Bad.class);
                    void log(String body, Object any, Exception failure, int number, Class<?> type) {
                        LOG.info(body);
                        LOG.info("got " + body);
                        LOG.warn("got {}", body);
                        LOG.debug("{} {}", number, any);
                        LOG.error("it failed", failure);
                        LOG.info("{} of {}", number, type.getSimpleName());
                        LOG.warn("got {}", number > 1 ? "many" : "few");
                    }
                }
                """);
        assertThat(new Calls().unsafe(List.of(source)))
                .extracting(line -> line.replaceAll(".*: ", ""))
                .containsExactly("body", "\"got \" + body", "body", "any", "failure");
    }

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.sorted().toList()) {
                Path main = module.resolve("src/main/java");
                if (Files.isDirectory(main)
                        && !PROGRAMS.contains(module.getFileName().toString())) {
                    try (Stream<Path> files = Files.walk(main)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .filter(LogCallsTest::logs)
                                .forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }

    private static String classPath() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of("").toAbsolutePath().getParent())) {
            return modules.map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .map(Path::toString)
                    .collect(Collectors.joining(
                            File.pathSeparator, System.getProperty("java.class.path") + File.pathSeparator, ""));
        }
    }

    private static boolean logs(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).contains("LoggerFactory.getLogger");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static final class Calls {
        private int count;

        List<String> unsafe(List<Path> sources) throws IOException {
            var compiler = ToolProvider.getSystemJavaCompiler();
            var found = new ArrayList<String>();
            try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
                var task = (JavacTask) compiler.getTask(
                        null,
                        files,
                        diagnostic -> {},
                        List.of("-proc:none", "-cp", classPath()),
                        null,
                        files.getJavaFileObjectsFromPaths(sources));
                var units = new ArrayList<CompilationUnitTree>();
                task.parse().forEach(units::add);
                task.analyze();
                for (CompilationUnitTree unit : units) {
                    new Reader(Trees.instance(task), unit, found).scan(unit, null);
                }
            }
            return found;
        }

        private final class Reader extends TreePathScanner<Void, Void> {
            private final Trees trees;
            private final CompilationUnitTree unit;
            private final List<String> found;

            Reader(Trees trees, CompilationUnitTree unit, List<String> found) {
                this.trees = trees;
                this.unit = unit;
                this.found = found;
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                if (call.getMethodSelect() instanceof MemberSelectTree method
                        && LEVELS.contains(method.getIdentifier().toString())
                        && String.valueOf(type(method.getExpression())).equals("org.slf4j.Logger")) {
                    count++;
                    List<? extends ExpressionTree> arguments = call.getArguments();
                    if (!(arguments.get(0) instanceof LiteralTree)) {
                        unsafe(arguments.get(0));
                    }
                    arguments.stream().skip(1).filter(each -> !isSafe(each)).forEach(this::unsafe);
                }
                return super.visitMethodInvocation(call, nothing);
            }

            private void unsafe(Tree argument) {
                found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + argument);
            }

            private boolean isSafe(ExpressionTree argument) {
                if (argument instanceof LiteralTree) {
                    return true;
                }
                if (argument instanceof ConditionalExpressionTree choice) {
                    return isSafe(choice.getTrueExpression()) && isSafe(choice.getFalseExpression());
                }
                String text = argument.toString();
                if (text.matches("(?s)(\\w+\\.)*LogSafe\\.\\w+\\(.*\\)|.*\\.get(Simple)?Name\\(\\)")
                        && argument instanceof MethodInvocationTree call) {
                    return text.contains("LogSafe.") || isOfClass(call);
                }
                return isHarmless(type(argument));
            }

            private boolean isOfClass(MethodInvocationTree call) {
                return call.getMethodSelect() instanceof MemberSelectTree method
                        && String.valueOf(type(method.getExpression())).startsWith("java.lang.Class");
            }

            private boolean isHarmless(TypeMirror type) {
                return type.getKind().isPrimitive()
                        || type instanceof DeclaredType declared
                                && type.getKind() == TypeKind.DECLARED
                                && (declared.asElement().getKind() == ElementKind.ENUM
                                        || declared.asElement().toString().matches(HARMLESS));
            }

            private TypeMirror type(ExpressionTree expression) {
                return trees.getTypeMirror(TreePath.getPath(unit, expression));
            }
        }
    }
}
