package org.whatsapprouting.core;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.host.ContactDirectory;
import org.whatsapprouting.api.host.RoutingListener;
import org.whatsapprouting.api.host.SecretSource;
import org.whatsapprouting.api.host.SystemCommands;
import org.whatsapprouting.api.model.PublicAddress;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.store.RoutingStore;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.api.store.StoreFactory;
import org.whatsapprouting.core.json.RecordCodec;
import org.whatsapprouting.core.memory.InMemoryStore;
import org.whatsapprouting.core.shell.Engine;
import org.whatsapprouting.core.shell.EngineClock;
import org.whatsapprouting.core.shell.Host;
import org.whatsapprouting.core.shell.Ids;
import org.whatsapprouting.core.shell.Providers;
import org.whatsapprouting.core.shell.Records;
import org.whatsapprouting.core.shell.Shell;
import org.whatsapprouting.core.shell.StandardSecrets;
import org.whatsapprouting.core.shell.ThreadedHands;
import org.whatsapprouting.core.simulate.Crank;
import org.whatsapprouting.core.simulate.SimulatorProviderFactory;

/**
 * Routes WhatsApp messages to the right human. One object for a process: give providers' webhooks to {@link #webhooks()},
 * agents' clicks to {@link #agents()} and {@link #interactions()}, and show people what {@link #feed()} tells.
 *
 * <pre>{@code
 * try (RoutingEngine engine = RoutingEngine.builder().tenant(tenant).start()) {
 *     engine.agents().logIn(new AgentId("ana"));
 * }
 * }</pre>
 *
 * <p>Safe for any thread. {@link #close} finishes what was begun; what was acknowledged before is in the store.
 */
public final class RoutingEngine implements AutoCloseable {
    private final Shell shell;
    private final Engine engine;
    private final TenantId first;

    private RoutingEngine(Shell shell, Engine engine, TenantId first) {
        this.shell = shell;
        this.engine = engine;
        this.first = first;
    }

    /** Returns a builder with an in-memory store, the machine's clock, and whatever ServiceLoader finds. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where providers call, for all tenants. */
    public Webhooks webhooks() {
        return new Webhooks(shell);
    }

    /** What agents do, in the first tenant. */
    public Agents agents() {
        return tenant(first).agents();
    }

    /** The interactions of the first tenant. */
    public Interactions interactions() {
        return tenant(first).interactions();
    }

    /** The contacts of the first tenant. */
    public Contacts contacts() {
        return tenant(first).contacts();
    }

    /** What a supervisor does in the first tenant; his name stands in the history. */
    public Supervisor supervisor(String name) {
        return tenant(first).supervisor(name);
    }

    /** What the providers of the first tenant do beside carrying messages. */
    public Services services() {
        return tenant(first).services();
    }

    /** What happened in the first tenant. */
    public Feed feed() {
        return tenant(first).feed();
    }

    /** The configuration of the first tenant. */
    public Configuration configuration() {
        return tenant(first).configuration();
    }

    /** Returns one of several contact centres. */
    public Centre tenant(TenantId tenant) {
        return new Centre(shell, tenant, null);
    }

    /** Ends the engine's threads, its providers and its store; at most a few seconds. A second call does nothing. */
    @Override
    public void close() {
        engine.close();
    }

    /** Collects what an engine is made of. Confined to one thread. */
    public static final class Builder {
        private final List<Tenant> tenants = new ArrayList<>();
        private final List<MessagingProviderFactory> providers = new ArrayList<>();
        private final List<StoreFactory> stores = new ArrayList<>();
        private final List<RoutingListener> listeners = new ArrayList<>();
        private @Nullable RoutingStore store;
        private @Nullable InstantSource clock;
        private SecretSource secrets = new StandardSecrets();
        private ThreadFactory threads = Executors.defaultThreadFactory();
        private Duration patience = Duration.ofSeconds(5);
        private SystemCommands commands = new NoCommands();
        private @Nullable Crank crank;
        private @Nullable PublicAddress publicAddress;
        private @Nullable ContactDirectory contacts;
        private Duration contactsWithin = Duration.ofSeconds(2);
        private long largestFile = 100L << 20;

        private Builder() {}

        /** Adds a contact centre; the first one is the one {@link RoutingEngine#agents()} and its siblings speak of. */
        public Builder tenant(Tenant tenant) {
            tenants.add(tenant);
            return this;
        }

        /** Adds a provider. It wins over one of the same id that ServiceLoader finds. */
        public Builder provider(MessagingProviderFactory factory) {
            providers.add(factory);
            return this;
        }

        /** Uses this store; the engine closes it. Without a word everything is in memory and lost with the process. */
        public Builder store(RoutingStore opened) {
            store = opened;
            return this;
        }

        /**
         * Opens a store by its id, for example {@code sqlite}.
         *
         * @throws IllegalArgumentException if no such store is on the class path; names those that are
         */
        public Builder store(String id, StoreConfig config) {
            store = Plugins.store(stores, id).open(config);
            return this;
        }

        /** Adds a listener; see {@link Feed} for the guarantee. */
        public Builder listener(RoutingListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Resolves references to secrets; without a word {@code env:} and {@code file:} are. */
        public Builder secrets(SecretSource source) {
            secrets = source;
            return this;
        }

        /** Runs what System actions name; without a word there are no commands, and plans that name one are refused. */
        public Builder systemCommands(SystemCommands host) {
            commands = host;
            return this;
        }

        /**
         * Asks the host's contact manager when an interaction begins, and lets the plan run when it has answered (mission
         * A-05); without a word contacts are what customers say of themselves.
         *
         * @param within how long a customer's first message waits for the answer, 100 ms to 30 s
         * @throws IllegalArgumentException if that is out of its range
         */
        public Builder contacts(ContactDirectory directory, Duration within) {
            if (within.compareTo(Duration.ofMillis(100)) < 0 || within.compareTo(Duration.ofSeconds(30)) > 0) {
                throw new IllegalArgumentException(
                        "The contact manager may take 100 ms to 30 s to answer, not " + within + ".");
            }
            contacts = directory;
            contactsWithin = within;
            return this;
        }

        /**
         * Says where providers reach the host's webhooks (mission A-07); an account may say otherwise for itself.
         *
         * @param address what the addresses start with, up to the account's id, for example
         *     {@code https://chat.example.com/webhooks}
         * @throws IllegalArgumentException if it is not such an address
         */
        public Builder publicAddress(String address) {
            publicAddress = new PublicAddress(address);
            return this;
        }

        /**
         * How large a file may be that {@link Services} lets through, either way (mission S-13); 100 MiB without a word, which
         * is the most that WhatsApp knows. A provider may allow less.
         *
         * @param bytes 1 or more
         * @throws IllegalArgumentException if it is less
         */
        public Builder largestFile(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("A file may have 1 byte or more, not " + bytes + ".");
            }
            largestFile = bytes;
            return this;
        }

        /** Takes the time from this source instead of the machine. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** Runs the engine by hand, without threads and with the crank's time: for tests. */
        public Builder crank(Crank hand) {
            crank = hand;
            clock = hand;
            return this;
        }

        /** Makes the engine's threads; their names are set by the engine. */
        public Builder threads(ThreadFactory factory) {
            threads = factory;
            return this;
        }

        /** How long closing waits for what runs; 5 seconds without a word. */
        public Builder closeWithin(Duration limit) {
            patience = limit;
            return this;
        }

        /**
         * Checks the configuration, makes it durable and starts the engine.
         *
         * @throws InvalidConfigurationException if a configuration has errors; lists all of them
         * @throws IllegalArgumentException if no tenant was given, or a plug-in is missing or there twice
         */
        public RoutingEngine start() {
            if (tenants.isEmpty()) {
                throw new IllegalArgumentException(
                        "An engine needs a tenant, but none was given. Call tenant(...) before start().");
            }
            var time = clock == null ? EngineClock.ofSystem() : new EngineClock(clock);
            var factories = Plugins.providers(providers, List.of(new SimulatorProviderFactory()));
            var connections = new Providers(factories, secrets, time);
            var shell = new Shell(
                    store == null ? new InMemoryStore() : store,
                    new Records(new RecordCodec()),
                    connections,
                    time,
                    crank == null ? Ids.secure(time) : new Ids(time, crank.idSource()),
                    crank == null ? new ThreadedHands(threads, patience) : crank,
                    commands,
                    new Host(listeners, publicAddress, contacts, contactsWithin, largestFile));
            var engine = new Engine(shell, threads, patience);
            try {
                tenants.forEach(tenant -> Configuration.refuseErrors(shell, tenant));
                if (crank == null) {
                    engine.start();
                } else {
                    crank.hold(shell);
                }
                tenants.forEach(tenant -> install(shell, tenant));
                return new RoutingEngine(shell, engine, tenants.get(0).id());
            } catch (RuntimeException failure) {
                engine.close();
                throw failure instanceof CompletionException && failure.getCause() instanceof RuntimeException cause
                        ? cause
                        : failure;
            }
        }

        private void install(Shell shell, Tenant tenant) {
            var installed = shell.install(tenant).toCompletableFuture();
            if (crank != null) {
                crank.settle();
            }
            installed.join();
        }
    }
}
