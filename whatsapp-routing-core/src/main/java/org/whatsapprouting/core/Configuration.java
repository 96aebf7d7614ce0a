package org.whatsapprouting.core;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.model.Account;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.PublicAddress;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.core.decide.ConfigurationState;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.decide.ProxyToken;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.plan.Problem;
import org.whatsapprouting.core.plan.TenantCheck;
import org.whatsapprouting.core.shell.Shell;
import org.whatsapprouting.core.view.SavedConfiguration;

/** The configuration of a contact centre. */
public final class Configuration {
    private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

    private final Shell shell;
    private final TenantId tenant;
    private final @Nullable CommandId id;

    Configuration(Shell shell, TenantId tenant, @Nullable CommandId id) {
        this.shell = shell;
        this.tenant = tenant;
        this.id = id;
    }

    /** Returns the configuration in force, without what is being drained. */
    public Tenant current() {
        var configured = shell.tenants().of(tenant).configured();
        Tenant inForce = configured.tenant().tenant();
        return configured.draining().isEmpty()
                ? inForce
                : inForce.withAccounts(inForce.accounts().stream()
                        .filter(account -> !configured.draining().contains(account.id()))
                        .toList());
    }

    /** Returns the configuration as it was saved last, with how often it was saved by then. */
    public SavedConfiguration saved() {
        RecordKey key = new Keys(tenant).configuration();
        var state = shell.read(tenant, Set.of(key), List.of()).state(key, ConfigurationState.class);
        return state == null
                ? new SavedConfiguration(0, current())
                : new SavedConfiguration(state.number(), state.tenant());
    }

    /**
     * Checks a configuration as a whole, and whether the providers can send what it has them send; saves nothing.
     *
     * @return the problems in the order of the configuration, warnings among them; empty if there are none
     * @throws IllegalArgumentException if the settings of a provider contradict each other
     */
    public List<Problem> check(Tenant wanted) {
        return problems(shell, wanted);
    }

    /**
     * Checks a configuration as a whole and saves it. It is in force from the next commit on; a changed plan becomes a new
     * version, and interactions that wait go on under theirs.
     *
     * @return the outcome; fails with {@link InvalidConfigurationException} that lists all errors if there are any
     */
    public CompletionStage<SaveOutcome> save(Tenant wanted) {
        return save(wanted, null, false);
    }

    /**
     * Saves a configuration like {@link #save(Tenant)}, also if it lacks accounts that have open interactions and queues in
     * which somebody waits: those are drained by a job, which goes on over a restart. Its end is told as {@code JobFinished}.
     * An account that is wanted again before that stays, with what is left of its interactions.
     */
    public CompletionStage<SaveOutcome> saveAndDrain(Tenant wanted) {
        return save(wanted, null, true);
    }

    /**
     * Saves a configuration like {@link #save(Tenant)}, but only if nobody else saved one meanwhile: give it the number of
     * the {@link #saved()} one that it was made from, and what two people change at once is never lost.
     */
    public CompletionStage<SaveOutcome> save(Tenant wanted, long basedOn) {
        return save(wanted, Long.valueOf(basedOn), false);
    }

    /** Saves and drains like {@link #saveAndDrain(Tenant)}, but only if nobody else saved one meanwhile. */
    public CompletionStage<SaveOutcome> saveAndDrain(Tenant wanted, long basedOn) {
        return save(wanted, Long.valueOf(basedOn), true);
    }

    private CompletionStage<SaveOutcome> save(Tenant wanted, @Nullable Long basedOn, boolean drain) {
        if (!wanted.id().equals(tenant)) {
            return CompletableFuture.failedStage(new IllegalArgumentException(
                    "The configuration of tenant '" + wanted.id() + "' cannot be saved for tenant '" + tenant + "'."));
        }
        try {
            refuseErrors(shell, wanted);
            shell.providers().connect(wanted);
        } catch (IllegalArgumentException invalid) {
            return CompletableFuture.failedStage(invalid);
        }
        return shell.save(wanted, basedOn, drain, id);
    }

    /**
     * Returns the address at which an account's provider has to call (mission ): the account's public address
     * or the engine's, the account's id, and its token. The token was made when the account was first saved, never changes,
     * and is told by nothing else; so treat the address as a password, in logs too. A provider that signs its webhooks may
     * be given the address without the query.
     *
     * @throws IllegalArgumentException if this tenant has no such account
     * @throws IllegalStateException if neither the account nor the engine has a public address
     */
    public URI webhookAddress(AccountId account) {
        Account found = current().accounts().stream()
                .filter(one -> one.id().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Tenant '" + tenant + "' has no account '" + account
                        + "'. Save a configuration that has it first."));
        PublicAddress address = found.address() != null ? found.address() : shell.publicAddress();
        ProxyToken token = shell.tenants().token(account);
        if (address == null || token == null) {
            throw new IllegalStateException(
                    "Account '" + account + "' has no public address, and neither has the engine."
                            + " Give the account an address, or call publicAddress(...) before start().");
        }
        return URI.create(address + "/" + account + "?" + Webhooks.TOKEN + "=" + token.value());
    }

    private static List<Problem> problems(Shell shell, Tenant wanted) {
        var problems = TenantCheck.check(wanted, shell.providers().settings(), Set.of(), shell.commands());
        if (problems.stream().anyMatch(Problem::isError)) {
            return problems;
        }
        var abilities = TenantCheck.abilities(wanted, shell.providers().abilities(wanted));
        return Stream.concat(problems.stream(), abilities.stream()).toList();
    }

    static void refuseErrors(Shell shell, Tenant wanted) {
        var problems = problems(shell, wanted);
        problems.stream()
                .filter(problem -> !problem.isError())
                .forEach(warning ->
                        LOG.warn("The configuration of tenant '{}': {}", wanted.id(), LogSafe.of(warning.toString())));
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new InvalidConfigurationException(errors);
        }
    }
}
