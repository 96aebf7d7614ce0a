package org.whatsapprouting.examples.contactcenter;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program {@code serve} in a process of its own, so that it can be killed. */
final class ChildServer {
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final URI address;

    private ChildServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it and waits until it takes requests. */
    static ChildServer start(Path config, Path store, URI meta, Path log) throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--config",
                config.toString(),
                "--store",
                store.toString(),
                "--port",
                "0"));
        builder.environment().put("META_APP_SECRET", Running.SECRET);
        builder.environment().put("META_VERIFY_TOKEN", Running.VERIFY_TOKEN);
        builder.environment().put("META_ACCESS_TOKEN", Running.TOKEN);
        builder.environment().put("META_BASE_URL", meta.toString());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(LISTENING)) {
                return new ChildServer(process, URI.create(line.substring(LISTENING.length())));
            }
        }
        throw new AssertionError("The server did not start:\n" + Files.readString(log));
    }

    URI address() {
        return address;
    }

    /** Ends it at once, as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, as a service manager would. Returns its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }
}
