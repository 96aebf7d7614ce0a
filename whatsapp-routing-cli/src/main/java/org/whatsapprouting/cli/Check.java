package org.whatsapprouting.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.whatsapprouting.core.plan.TenantFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a configuration file and says everything that is wrong with it. */
@Command(
        name = "check",
        description = "Checks a configuration file; every problem on a line of its own, with line and column.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    private static final int NO = 1;

    @Parameters(paramLabel = "FILE", description = "the configuration, usually tenant.json")
    private Path file = Path.of("tenant.json");

    private final PrintWriter out;
    private final PrintWriter err;

    Check(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        byte[] json;
        try {
            json = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            err.println(file + ": cannot be read. Does it exist, and may you read it?");
            return CommandLine.ExitCode.USAGE;
        }
        var result = TenantFile.read(file.toString(), json, Available.settings(), Set.of(), Set.of());
        if (result instanceof TenantFile.Faulty faulty) {
            faulty.problems().forEach(out::println);
            return NO;
        }
        ((TenantFile.Read) result).warnings().forEach(out::println);
        out.println(file + ": can be used");
        return CommandLine.ExitCode.OK;
    }
}
