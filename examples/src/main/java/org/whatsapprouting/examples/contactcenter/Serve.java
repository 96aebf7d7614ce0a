package org.whatsapprouting.examples.contactcenter;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.core.shell.StandardSecrets;

/** The command {@code serve}: starts a contact centre and leaves it running. */
final class Serve {
    private static final int CANNOT_START = 1;

    private final PrintStream out;
    private final PrintStream err;

    Serve(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Returns zero if it runs now; it ends with the process. */
    int run(List<String> words) {
        Arguments arguments;
        try {
            arguments = Arguments.of(words);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            err.print(Main.USAGE);
            return Main.WRONG_USE;
        }
        Tenant tenant = new ConfigurationFile(err).read(arguments.config());
        if (tenant == null) {
            return Main.WRONG_USE;
        }
        ContactCenter center = start(tenant, arguments);
        if (center == null) {
            return CANNOT_START;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(center::close, "contact-center-shutdown"));
        out.println("listening on " + center.address());
        if (arguments.publicAddress() != null) {
            webhooks(center, tenant).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    /** Says where each account's provider has to call, with the account's token: a line each. */
    static List<String> webhooks(ContactCenter center, Tenant tenant) {
        return tenant.accounts().stream()
                .map(account -> "webhook of '" + account.id() + "' "
                        + center.engine().configuration().webhookAddress(account.id()))
                .toList();
    }

    private @Nullable ContactCenter start(Tenant tenant, Arguments arguments) {
        try {
            return ContactCenter.start(
                    tenant, arguments.store(), new StandardSecrets(), arguments.address(), arguments.publicAddress());
        } catch (IOException cannotListen) {
            err.println("Cannot listen on " + arguments.address() + ": " + cannotListen.getMessage()
                    + ". Give another --port, or 0 for any.");
        } catch (StoreException | IllegalArgumentException cannotStart) {
            err.println(cannotStart.getMessage());
        }
        return null;
    }
}
