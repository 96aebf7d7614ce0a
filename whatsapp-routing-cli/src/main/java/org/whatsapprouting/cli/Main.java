package org.whatsapprouting.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the library. */
@Command(
        name = "whatsapp-routing",
        description = "Tools for people who configure and run WhatsApp routing.",
        mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    /** Runs a command and ends with its exit code: 0 for yes, 1 for no, 2 for a command that cannot be run. */
    public static void main(String[] args) {
        System.exit(run(
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(InputStream.nullInputStream(), out, err, args);
    }

    static int run(InputStream in, PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .addSubcommand(new Check(out, err))
                .addSubcommand(new Condition(in, out))
                .addSubcommand(new Webhook(in, out, err))
                .setOut(out)
                .setErr(err)
                .execute(args);
    }
}
