package org.whatsapprouting.examples.contactcenter;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.shell.StandardSecrets;
import org.whatsapprouting.core.simulate.SimulatorProviderFactory;
import org.whatsapprouting.provider.kaleyra.KaleyraProviderFactory;
import org.whatsapprouting.provider.meta.MetaProviderFactory;
import org.whatsapprouting.provider.sinch.SinchProviderFactory;
import org.whatsapprouting.provider.twilio.TwilioProviderFactory;

/** Reads {@code tenant.json} and tells people everything that is wrong with it. */
final class ConfigurationFile {
    private static final Map<String, Set<Setting>> PROVIDERS = Map.of(
            "meta",
            new MetaProviderFactory().settings(),
            "twilio",
            new TwilioProviderFactory().settings(),
            "sinch",
            new SinchProviderFactory().settings(),
            "kaleyra",
            new KaleyraProviderFactory().settings(),
            SimulatorProviderFactory.ID,
            new SimulatorProviderFactory().settings());

    private final PrintStream err;

    ConfigurationFile(PrintStream err) {
        this.err = err;
    }

    /** Returns the contact centre, or null if the file cannot be used; then it has said why. */
    @Nullable
    Tenant read(Path file) {
        byte[] json;
        try {
            json = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            err.println(file + ": cannot be read. Does it exist, and may you read it?");
            return null;
        }
        TenantFile.Result result = TenantFile.read(file.toString(), json, PROVIDERS, Set.of(), Set.of());
        if (result instanceof TenantFile.Faulty faulty) {
            faulty.problems().forEach(err::println);
            return null;
        }
        TenantFile.Read read = (TenantFile.Read) result;
        read.warnings().forEach(err::println);
        warnOfMissingSecrets(file, read.tenant());
        return read.tenant();
    }

    /** Not an error: a secret is read at each use, so what it names may come later. */
    private void warnOfMissingSecrets(Path file, Tenant tenant) {
        var secrets = new StandardSecrets();
        tenant.accounts()
                .forEach(account -> account.provider().values().forEach((name, value) -> {
                    boolean secret = PROVIDERS.getOrDefault(account.provider().provider(), Set.of()).stream()
                            .anyMatch(setting -> setting.name().equals(name) && setting.kind() == Setting.Kind.SECRET);
                    if (secret && secrets.resolve(value).isEmpty()) {
                        err.println(file + ": warning: account '" + account.id() + "': " + value + " for '" + name
                                + "' is not there; until it is, what needs it is refused or waits");
                    }
                }));
    }
}
