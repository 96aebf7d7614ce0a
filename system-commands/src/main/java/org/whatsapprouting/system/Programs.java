package org.whatsapprouting.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.host.SystemCommands;
import org.whatsapprouting.api.host.SystemRequest;
import org.whatsapprouting.api.host.SystemResult;
import org.whatsapprouting.api.model.TenantId;

/**
 * System commands that are programs of this machine. Each is registered in code; plans name them. There is no shell: a
 * program gets a fixed list of arguments and the message as JSON on its standard input, in an empty environment, within
 * limits of time, output and number. It and its children are ended when it takes too long.
 *
 * <pre>{@code
 * try (var programs = Programs.builder().program("crm-look-up", Program.at("/opt/crm/look-up")).build();
 *         var engine = RoutingEngine.builder().tenant(tenant).systemCommands(programs).start()) { … }
 * }</pre>
 *
 * <p>What it cannot do: hold a child back that detaches itself within milliseconds. Where that matters run the host in a
 * container or control group. Safe for any thread.
 */
public final class Programs implements SystemCommands, AutoCloseable {
    private static final Logger AUDIT = LoggerFactory.getLogger("org.whatsapprouting.system");

    private final Map<String, Program> programs;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final Map<TenantId, Semaphore> tenantTurns = new ConcurrentHashMap<>();
    private final int perTenant;
    private final ExecutorService threads;

    private Programs(Builder builder) {
        this.programs = Map.copyOf(builder.programs);
        this.perTenant = builder.perTenant;
        this.threads = Executors.newCachedThreadPool(named(builder.threads));
    }

    /** Returns a builder without programs. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Set<String> names() {
        return programs.keySet();
    }

    @Override
    public SystemResult run(SystemRequest request) {
        Program program = programs.get(request.command());
        if (program == null || !program.isFor(request.tenant())) {
            return new SystemResult.Failed("not-registered");
        }
        Semaphore own = turns.computeIfAbsent(
                request.command(), name -> new Semaphore(program.limits().atOnce()));
        Semaphore tenants = tenantTurns.computeIfAbsent(request.tenant(), tenant -> new Semaphore(perTenant));
        if (!own.tryAcquire()) {
            return new SystemResult.Failed("busy");
        }
        try {
            if (!tenants.tryAcquire()) {
                return new SystemResult.Failed("busy");
            }
            try {
                return prepare(request, program);
            } finally {
                tenants.release();
            }
        } finally {
            own.release();
        }
    }

    private SystemResult prepare(SystemRequest request, Program program) {
        String problem = ProgramFile.problem(program);
        if (problem != null) {
            AUDIT.warn("Command {} is not run: {}", LogSafe.of(request.command()), LogSafe.of(problem));
            return new SystemResult.Failed("program-refused");
        }
        List<String> line = line(request, program);
        if (line == null) {
            return new SystemResult.Failed("argument-refused");
        }
        Path own = null;
        try {
            Path directory = program.directory();
            if (directory == null) {
                own = Files.createTempDirectory("system-command-");
                directory = own;
            }
            return carryOut(request, program, new ProcessBuilder(line).directory(directory.toFile()));
        } catch (IOException impossible) {
            AUDIT.warn("Command {} could not be started", LogSafe.of(request.command()), LogSafe.trace(impossible));
            return new SystemResult.Failed("not-started");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new SystemResult.Failed("interrupted");
        } finally {
            Directories.delete(own);
        }
    }

    private SystemResult carryOut(SystemRequest request, Program program, ProcessBuilder builder)
            throws IOException, InterruptedException {
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(program.environment());
        environment.put("ROUTING_TENANT", request.tenant().value());
        environment.put("ROUTING_ACCOUNT", request.account().value());
        environment.put("ROUTING_INTERACTION", request.interaction().value());
        long start = System.nanoTime();
        Run run = Run.start(
                builder, StandardInput.of(request.data()), program.limits().output(), threads);
        SystemResult result = run.await(program.limits().timeout());
        AUDIT.info(
                "Command {} of tenant {} for interaction {}: {} after {} ms, {} bytes",
                LogSafe.of(request.command()),
                request.tenant(),
                request.interaction(),
                LogSafe.of(
                        result instanceof SystemResult.Ended ended
                                ? "exit " + ended.exitCode()
                                : ((SystemResult.Failed) result).code()),
                (System.nanoTime() - start) / 1_000_000,
                run.printed());
        return result;
    }

    /** The arguments, or null if a slot must not be filled with what the customer gave. */
    private static @Nullable List<String> line(SystemRequest request, Program program) {
        var line = new ArrayList<String>();
        line.add(program.executable().toString());
        line.addAll(program.arguments());
        if (!program.slots().isEmpty()) {
            line.add("--");
        }
        for (Program.Slot slot : program.slots()) {
            Object value = request.data().get(slot.variable());
            String text = value == null ? "" : value.toString();
            boolean fits = !text.startsWith("-")
                    && text.indexOf('\0') < 0
                    && slot.pattern().matcher(text).matches();
            if (value == null || !fits) {
                return null;
            }
            line.add(text);
        }
        return line;
    }

    /** Ends the threads that read what programs print; programs that run are not waited for. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static ThreadFactory named(ThreadFactory factory) {
        var count = new AtomicInteger();
        return task -> {
            Thread thread = factory.newThread(task);
            thread.setName("whatsapp-routing-command-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Collects programs. Confined to one thread. */
    public static final class Builder {
        private final Map<String, Program> programs = new TreeMap<>();
        private ThreadFactory threads = Executors.defaultThreadFactory();
        private int perTenant = 8;

        private Builder() {}

        /**
         * Registers a program under the name that plans use.
         *
         * @throws IllegalArgumentException if the name is taken or not made of letters, digits, {@code _}, {@code .} and
         *     {@code -}, or the program may not be run; says why
         */
        public Builder program(String name, Program program) {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
                throw new IllegalArgumentException("The command name '" + name
                        + "' is not allowed. Use 1 to 64 letters, digits, _, . and -, a letter or digit first.");
            }
            String problem = ProgramFile.problem(program);
            if (problem != null) {
                throw new IllegalArgumentException("The command '" + name + "' is to run " + program.executable()
                        + ", but " + problem + ". Give the path of a program of your own that only its owner can "
                        + "change" + (problem.contains("interpreter") ? ", or call allowInterpreter()." : "."));
            }
            if (programs.putIfAbsent(name, program) != null) {
                throw new IllegalArgumentException(
                        "The command '" + name + "' is registered twice. Choose another name for one of them.");
            }
            return this;
        }

        /** How many programs may run at once for one tenant; 8 without a word. */
        public Builder maxConcurrentPerTenant(int runs) {
            if (runs < 1) {
                throw new IllegalArgumentException("At least one program must be able to run, not " + runs + ".");
            }
            perTenant = runs;
            return this;
        }

        /** Makes the threads that read what programs print; their names are set here. */
        public Builder threads(ThreadFactory factory) {
            threads = factory;
            return this;
        }

        /** Returns the commands. */
        public Programs build() {
            return new Programs(this);
        }
    }
}
