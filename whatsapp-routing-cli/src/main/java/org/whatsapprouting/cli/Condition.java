package org.whatsapprouting.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Evaluates conditions, one JSON object on a line for each, and answers with a line for each, in their order. */
@Command(
        name = "condition",
        description = {
            "Reads lines {\"condition\":\"...\",\"variables\":{...}} and answers each with one line:",
            "{\"result\":true} or {\"result\":false};",
            "{\"refused\":{\"code\":...,\"at\":...,\"message\":...}} for what could not be saved;",
            "{\"failed\":{\"code\":...,\"message\":...}} for what could, and fails with these values.",
            "The variables given are the names the condition may use; numbers are decimals."
        },
        mixinStandardHelpOptions = true)
final class Condition implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final PrintWriter out;

    Condition(InputStream in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER);
        var lines = new Lines(buffered, ConditionLine.MOST);
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            out.write(line.bytes() == null ? ConditionLine.tooLong() : ConditionLine.answer(line.bytes()));
            out.write('\n');
            // Whoever asks one at a time gets his answer, and whoever sends many is not slowed down.
            if (buffered.available() == 0) {
                out.flush();
            }
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
