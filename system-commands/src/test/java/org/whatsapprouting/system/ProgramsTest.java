package org.whatsapprouting.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.host.SystemResult.Ended;
import org.whatsapprouting.api.host.SystemResult.Failed;
import org.whatsapprouting.api.model.TenantId;

@DisplayName("Programs: what they get, what they answer, which of them may run (SY-01 to SY-03, G-12)")
class ProgramsTest {
    private static final Map<String, Object> DATA = Map.of(
            "message.body", "\"; rm -rf / #\u2028\ud83d\ude00\ud83d", "message.from", "5215550001", "LEVEL", "gold");

    @TempDir
    Path directory;

    private Scripts scripts;

    @BeforeEach
    void scripts() {
        scripts = new Scripts(directory);
    }

    @Test
    @DisplayName("the answer is what is printed without the space around it, with the exit code")
    void answer() {
        assertThat(Scripts.run(scripts.program("echo '  gold '", "exit 3"), DATA))
                .isEqualTo(new Ended(3, "gold"));
    }

    @Test
    @DisplayName("the message is one line of JSON on standard input, with everything odd escaped; never an argument")
    void input() {
        assertThat(Scripts.run(scripts.program("cat; echo \"$#\""), DATA))
                .isEqualTo(new Ended(
                        0,
                        "{\"message\":{\"body\":\"\\\"; rm -rf / #\\u2028\\ud83d\\ude00\\ud83d\",\"from\":\"5215550001\"},"
                                + "\"variables\":{\"LEVEL\":\"gold\"}}\n0"));
    }

    @Test
    @DisplayName("arguments are passed as they are, without a shell; those from variables come behind --")
    void arguments() {
        Program program = scripts.program("for a in \"$@\"; do echo \"<$a>\"; done")
                .argument("$(id) `id` *")
                .slot("message.from", Pattern.compile("[0-9]{1,20}"));
        assertThat(Scripts.run(program, DATA)).isEqualTo(new Ended(0, "<$(id) `id` *>\n<-->\n<5215550001>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config=/etc/passwd", "12 34", "", "12\n", "1\u00002"})
    @DisplayName("a value that is no number, begins with a dash or is absent is not passed on")
    void oddArguments(String value) {
        Program program = scripts.program("echo ran").slot("message.from", Pattern.compile("[0-9]{1,20}|-.*"));
        assertThat(Scripts.run(program, Map.of("message.from", value))).isEqualTo(new Failed("argument-refused"));
        assertThat(Scripts.run(program, Map.of())).isEqualTo(new Failed("argument-refused"));
    }

    @Test
    @DisplayName("the environment is empty but for what was registered and three ids")
    void environment() {
        Program program = scripts.program(
                        "/usr/bin/env | cut -d= -f1 | grep -v '^_$\\|^PWD$\\|^OLDPWD$\\|^SHLVL$' | sort")
                .environment("MODE", "wa");
        assertThat(Scripts.run(program, DATA))
                .isEqualTo(new Ended(0, "MODE\nROUTING_ACCOUNT\nROUTING_INTERACTION\nROUTING_TENANT"));
    }

    @Test
    @DisplayName("each run has an empty directory of its own, which is gone afterwards; or the one registered")
    void workingDirectory() {
        var own = (Ended) Scripts.run(scripts.program("ls -A; mkdir a; echo x > a/b; ln -s / root; pwd"), DATA);
        assertThat(own.value()).contains("system-command-").doesNotContain("\n");
        assertThat(Path.of(own.value())).doesNotExist();
        assertThat(Files.isDirectory(Path.of("/"))).isTrue();
        assertThat(Scripts.run(scripts.program("pwd").directory(Path.of("/")), DATA))
                .isEqualTo(new Ended(0, "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/usr/bin/env", "/bin/bash", "/bin/dash"})
    @DisplayName("shells and other interpreters are refused, also by another name, unless the host says so in code")
    void interpreters(String path) throws Exception {
        assertThatThrownBy(() -> Programs.builder().program("x", Program.at(path)))
                .hasMessageContaining("interpreter")
                .hasMessageContaining("allowInterpreter()");
        Path link = Files.createSymbolicLink(directory.resolve("harmless"), Path.of(path));
        assertThatThrownBy(() -> Programs.builder().program("x", Program.at(link.toString())))
                .hasMessageContaining("interpreter");
        Programs.builder()
                .program("x", Program.at(path).allowInterpreter())
                .build()
                .close();
    }

    @Test
    @DisplayName("a file that is not there, not executable, a directory or writable by others is refused, also later")
    void files() throws Exception {
        for (String permissions : List.of("rw-------", "rwxrwx---", "rwx----w-")) {
            Path file = scripts.file(permissions, "echo ran");
            assertThatThrownBy(() -> Programs.builder().program("x", Program.at(file.toString())))
                    .hasMessageContaining(file.toString());
        }
        assertThatThrownBy(() -> Programs.builder().program("x", Program.at("/no/such/thing")))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> Programs.builder().program("x", Program.at(directory.toString())))
                .hasMessageContaining("not a file");
        assertThatThrownBy(() -> Program.at("look-up")).hasMessageContaining("absolute");
        Program program = scripts.program("echo ran");
        try (var programs = Programs.builder().program("it", program).build()) {
            Files.setPosixFilePermissions(
                    program.executable(), java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
            assertThat(programs.run(Scripts.request(DATA))).isEqualTo(new Failed("program-refused"));
        }
    }

    @Test
    @DisplayName("a program may be kept for some tenants; others are told that there is no such command")
    void tenants() {
        Program program = scripts.program("echo ran").tenants(new TenantId("other"));
        assertThat(Scripts.run(program, DATA)).isEqualTo(new Failed("not-registered"));
    }

    @Test
    @DisplayName("wrong registrations are refused with what to do")
    void registration() {
        Program program = scripts.program("echo ran");
        var builder = Programs.builder().program("it", program);
        assertThatThrownBy(() -> builder.program("it", program)).hasMessageContaining("twice");
        assertThatThrownBy(() -> builder.program("it's", program)).hasMessageContaining("letters");
        assertThatThrownBy(() -> program.argument("a\0b")).hasMessageContaining("NUL");
        assertThatThrownBy(() -> program.environment("A=B", "x")).hasMessageContaining("A=B");
        assertThatThrownBy(() -> program.timeout(java.time.Duration.ofMinutes(1)))
                .hasMessageContaining("PT30S");
        assertThatThrownBy(() -> program.maxConcurrent(0)).hasMessageContaining("at least 1");
    }
}
