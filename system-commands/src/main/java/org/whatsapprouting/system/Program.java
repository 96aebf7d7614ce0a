package org.whatsapprouting.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;

/**
 * A program that plans may name, and everything that is fixed about running it. Only host code makes one; whoever edits
 * plans chooses a name and nothing else. Immutable; each method returns another one.
 *
 * <pre>{@code
 * Program.at("/opt/crm/look-up").argument("--mode=wa").timeout(Duration.ofSeconds(2))
 * }</pre>
 *
 * <p>It gets what the plan knows as one JSON document on its standard input: {@code {"message":{"body":"…"},"contact":
 * {"phone":"…"},…,"variables":{…}}}. What it prints on its standard output, without the space around it, is its answer.
 */
public final class Program {
    /** The longest time a program may be given. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OUTPUT = 64 * 1024;
    private static final int AT_ONCE = 4;

    private final Path executable;
    private final List<String> arguments;
    private final List<Slot> slots;
    private final Map<String, String> environment;
    private final @Nullable Path directory;
    private final Set<TenantId> tenants;
    private final Limits limits;
    private final boolean interpreter;

    /** An argument filled from a variable of the plan. */
    record Slot(String variable, Pattern pattern) {}

    /** How long, how much and how many at once. */
    record Limits(Duration timeout, int output, int atOnce) {}

    private Program(
            Path executable,
            List<String> arguments,
            List<Slot> slots,
            Map<String, String> environment,
            @Nullable Path directory,
            Set<TenantId> tenants,
            Limits limits,
            boolean interpreter) {
        this.executable = executable;
        this.arguments = List.copyOf(arguments);
        this.slots = List.copyOf(slots);
        this.environment = Map.copyOf(environment);
        this.directory = directory;
        this.tenants = Set.copyOf(tenants);
        this.limits = limits;
        this.interpreter = interpreter;
    }

    /**
     * Returns the program at a path: no arguments, 5 seconds, 64 KiB of output, 4 at once, for every tenant.
     *
     * @param executable an absolute path
     * @throws IllegalArgumentException if the path is not absolute
     */
    public static Program at(String executable) {
        Path path = Path.of(executable);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("The program '" + executable + "' is to be run, but only absolute paths "
                    + "are: what is found elsewhere depends on who looks. Write the whole path.");
        }
        var limits = new Limits(TIMEOUT, OUTPUT, AT_ONCE);
        return new Program(path, List.of(), List.of(), Map.of(), null, Set.of(), limits, false);
    }

    /** Returns it with one more fixed argument. */
    public Program argument(String argument) {
        noNul("argument", argument);
        return new Program(
                executable, plus(arguments, argument), slots, environment, directory, tenants, limits, interpreter);
    }

    /**
     * Returns it with one more argument, behind {@code --}, that is the value of a variable of the plan. Customers may
     * have written it: a value that does not match the whole pattern, begins with {@code -} or is absent is not passed
     * on, and the program is not run then. Prefer standard input.
     *
     * @param variable the variable, for example {@code contact.phone}
     * @param pattern what a value must match from beginning to end; keep it simple, its time is not limited
     */
    public Program slot(String variable, Pattern pattern) {
        return new Program(
                executable,
                arguments,
                plus(slots, new Slot(variable, pattern)),
                environment,
                directory,
                tenants,
                limits,
                interpreter);
    }

    /**
     * Returns it with a fixed variable of its environment, which is empty but for these and {@code ROUTING_TENANT},
     * {@code ROUTING_ACCOUNT} and {@code ROUTING_INTERACTION}.
     */
    public Program environment(String name, String value) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("The name '" + name
                    + "' cannot stand in an environment. Use letters, digits and _, and no digit first.");
        }
        noNul("environment value", value);
        var more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Program(executable, arguments, slots, more, directory, tenants, limits, interpreter);
    }

    /** Returns it running in this directory; otherwise each run has an empty one of its own, deleted afterwards. */
    public Program directory(Path existing) {
        return new Program(executable, arguments, slots, environment, existing, tenants, limits, interpreter);
    }

    /** Returns it with another limit on the whole run, at most {@link #LONGEST}. */
    public Program timeout(Duration limit) {
        if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A time limit of " + limit + " is asked for. Choose more than zero and at most " + LONGEST + ".");
        }
        return limits(new Limits(limit, limits.output(), limits.atOnce()));
    }

    /** Returns it with another limit on what it may print, in bytes. */
    public Program maxOutput(int bytes) {
        return limits(new Limits(limits.timeout(), positive("output limit", bytes), limits.atOnce()));
    }

    /** Returns it with another limit on how many of it run at once; further ones fail with {@code busy}. */
    public Program maxConcurrent(int runs) {
        return limits(new Limits(limits.timeout(), limits.output(), positive("number of runs", runs)));
    }

    /** Returns it for these tenants only. */
    public Program tenants(TenantId... only) {
        return new Program(executable, arguments, slots, environment, directory, Set.of(only), limits, interpreter);
    }

    /**
     * Returns it although it is a shell or another interpreter, which runs whatever it is told. Make sure that nothing
     * customers write becomes its program.
     */
    public Program allowInterpreter() {
        return new Program(executable, arguments, slots, environment, directory, tenants, limits, true);
    }

    Path executable() {
        return executable;
    }

    List<String> arguments() {
        return arguments;
    }

    List<Slot> slots() {
        return slots;
    }

    Map<String, String> environment() {
        return environment;
    }

    @Nullable
    Path directory() {
        return directory;
    }

    Limits limits() {
        return limits;
    }

    boolean isFor(TenantId tenant) {
        return tenants.isEmpty() || tenants.contains(tenant);
    }

    boolean mayInterpret() {
        return interpreter;
    }

    private Program limits(Limits other) {
        return new Program(executable, arguments, slots, environment, directory, tenants, other, interpreter);
    }

    private static int positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("A " + what + " of " + value + " is asked for. Choose at least 1.");
        }
        return value;
    }

    private static void noNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("An " + what + " holds the character NUL, which ends it. Take it out.");
        }
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
