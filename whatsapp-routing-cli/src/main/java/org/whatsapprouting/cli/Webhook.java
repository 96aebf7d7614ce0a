package org.whatsapprouting.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what an account's provider makes of webhooks, one JSON object on a line for each. */
@Command(
        name = "webhook",
        description = {
            "Reads lines {\"method\":...,\"url\":...,\"headers\":{...},\"body\":...} (or \"bodyBase64\") and answers each",
            "with one line: {\"verdict\":\"events\",\"events\":[...]}, {\"verdict\":\"challenge\",\"body\":...} or",
            "{\"verdict\":\"refused\",\"status\":...,\"code\":...,\"message\":...}. The events are described by",
            "event.schema.json, the same for all providers. Nothing is sent and nothing is kept."
        },
        mixinStandardHelpOptions = true)
final class Webhook implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;
    /** The largest body there is, in Base64 and with what stands around it. */
    private static final int LONGEST = 8 << 20;

    @Option(
            names = "--account",
            required = true,
            paramLabel = "FILE",
            description = "one account as it stands in tenant.json; secrets by reference, env: or file:")
    private Path account = Path.of("account.json");

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "what time it is, for example 2026-11-22T12:00:00Z; now without it")
    private @Nullable String at;

    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;

    Webhook(InputStream in, PrintWriter out, PrintWriter err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        InstantSource clock;
        try {
            clock = at == null ? InstantSource.system() : InstantSource.fixed(Instant.parse(at));
        } catch (DateTimeException unreadable) {
            err.println("--at: '" + at + "' is no instant. Write it like 2026-11-22T12:00:00Z.");
            return CommandLine.ExitCode.USAGE;
        }
        try (var connected = AccountFile.connect(account, clock)) {
            var buffered = new BufferedInputStream(in, BUFFER);
            var lines = new Lines(buffered, LONGEST);
            var verdicts = new WebhookLine(connected.provider());
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                out.write(line.bytes() == null ? verdicts.tooLong() : verdicts.answer(line.bytes()));
                out.write('\n');
                if (buffered.available() == 0) {
                    out.flush();
                }
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        } catch (AccountFile.Unusable unusable) {
            err.println(unusable.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }
}
