package org.whatsapprouting.core.shell;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.host.SecretSource;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.Setting;

/** The providers of all accounts. An account whose settings change gets a new one. Safe for any thread. */
public final class Providers implements AutoCloseable {
    private final Map<String, MessagingProviderFactory> factories;
    private final SecretSource secrets;
    private final InstantSource clock;
    private final Map<AccountId, Connection> connections = new ConcurrentHashMap<>();

    private record Connection(ProviderSettings settings, MessagingProvider provider) {}

    /** Makes providers with these factories, by id. */
    public Providers(Map<String, MessagingProviderFactory> factories, SecretSource secrets, InstantSource clock) {
        this.factories = Map.copyOf(factories);
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The settings each available provider declares. */
    public Map<String, Set<Setting>> settings() {
        var settings = new HashMap<String, Set<Setting>>();
        factories.forEach((id, factory) -> settings.put(id, factory.settings()));
        return settings;
    }

    /** Connects the accounts of a checked configuration, and returns what each can do. */
    public Map<AccountId, Set<Capability>> connect(Tenant tenant) {
        var capabilities = new HashMap<AccountId, Set<Capability>>();
        for (Account account : tenant.accounts()) {
            Connection connection = connections.compute(
                    account.id(),
                    (id, before) -> before != null && before.settings().equals(account.provider())
                            ? before
                            : connect(account, before));
            capabilities.put(account.id(), connection.provider().capabilities());
        }
        return capabilities;
    }

    /**
     * What the accounts of a configuration could do, without connecting any of them.
     *
     * @throws IllegalArgumentException if the settings of one contradict each other
     */
    public Map<AccountId, Set<Capability>> abilities(Tenant tenant) {
        var abilities = new HashMap<AccountId, Set<Capability>>();
        for (Account account : tenant.accounts()) {
            Connection connection = connections.get(account.id());
            if (connection != null && connection.settings().equals(account.provider())) {
                abilities.put(account.id(), connection.provider().capabilities());
            } else {
                try (MessagingProvider tried = create(account)) {
                    abilities.put(account.id(), tried.capabilities());
                }
            }
        }
        return abilities;
    }

    private Connection connect(Account account, @Nullable Connection before) {
        MessagingProvider provider = create(account);
        if (before != null) {
            before.provider().close();
        }
        return new Connection(account.provider(), provider);
    }

    private MessagingProvider create(Account account) {
        MessagingProviderFactory factory = factories.get(account.provider().provider());
        if (factory == null) {
            throw new IllegalArgumentException("Account '" + account.id() + "' asks for provider '"
                    + account.provider().provider() + "', but only " + factories.keySet() + " are available. Check the"
                    + " spelling, or add the artifact 'whatsapp-routing-provider-"
                    + account.provider().provider() + "' to the class path.");
        }
        return factory.create(new AccountProviderConfig(
                account.id(),
                factory.id(),
                factory.settings(),
                account.provider().values(),
                secrets,
                clock));
    }

    /** How fast each account of a connected configuration may send. */
    public Map<AccountId, Pacing> pacings(Tenant tenant) {
        var pacings = new HashMap<AccountId, Pacing>();
        for (Account account : tenant.accounts()) {
            MessagingProvider provider = of(account.id());
            if (provider != null) {
                pacings.put(account.id(), provider.pacing());
            }
        }
        return pacings;
    }

    /** Returns an account's provider, or null if it has none. */
    public @Nullable MessagingProvider of(AccountId account) {
        Connection connection = connections.get(account);
        return connection == null ? null : connection.provider();
    }

    /** Returns the id of an account's provider, or null if it has none. */
    public @Nullable String idOf(AccountId account) {
        Connection connection = connections.get(account);
        return connection == null ? null : connection.settings().provider();
    }

    /** What accounts that send from one number at one provider have in common, or null for an account without provider. */
    @Nullable
    String numberOf(AccountId account) {
        Connection connection = connections.get(account);
        return connection == null
                ? null
                : connection.settings().provider() + " " + connection.provider().number();
    }

    /** Returns the other accounts whose provider listens to this number. */
    public Set<AccountId> listeningTo(String provider, String number) {
        var found = new TreeMap<String, AccountId>();
        connections.forEach((account, connection) -> {
            if (connection.settings().provider().equals(provider)
                    && connection.provider().number().equals(number)) {
                found.put(account.value(), account);
            }
        });
        return new LinkedHashSet<>(found.values());
    }

    @Override
    public void close() {
        connections.values().forEach(connection -> connection.provider().close());
        connections.clear();
    }
}
