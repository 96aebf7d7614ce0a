package org.whatsapprouting.examples.contactcenter;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Where the runnable jar begins: {@code demo} or {@code serve}. */
public final class Main {
    /** The exit code of a program that was called wrongly or given a configuration it cannot use. */
    static final int WRONG_USE = 2;

    private static final int FAILED = 1;

    static final String USAGE = """
            Usage: java -jar contact-center.jar COMMAND

              demo [--provider meta|twilio|sinch|kaleyra]
                      plays a story with customers, agents and a WhatsApp of its own, and ends
              serve --config FILE --store FILE|memory [--port N] [--bind ADDRESS] [--public URL]
                      answers webhooks and agents until it is stopped
                      --config  the contact centre, see examples/tenant.json
                      --store   a SQLite file, made if it does not exist; or 'memory', which forgets everything
                      --port    8080 unless said otherwise; 0 picks a free one
                      --bind    127.0.0.1 unless said otherwise; there is no log-in, so think before you change it
                      --public  what the addresses of webhooks start with outside; it prints each account's, with its token
            """;

    private Main() {}

    /** Runs a command and ends the process if it failed. */
    public static void main(String[] args) {
        int code = run(List.of(args), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int demo(List<String> args, PrintStream out, PrintStream err) {
        String provider;
        try {
            provider = Demo.provider(args);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            err.print(USAGE);
            return WRONG_USE;
        }
        try {
            Demo.play(out, provider);
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the exit code; zero may mean that a server runs now. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        String command = args.isEmpty() ? "" : args.get(0);
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        return switch (command) {
            case "demo" -> demo(rest, out, err);
            case "serve" -> new Serve(out, err).run(rest);
            case "help", "--help", "-h" -> {
                out.print(USAGE);
                yield 0;
            }
            default -> {
                err.print(command.isEmpty() ? "" : "There is no command '" + command + "'.\n");
                err.print(USAGE);
                yield WRONG_USE;
            }
        };
    }
}
