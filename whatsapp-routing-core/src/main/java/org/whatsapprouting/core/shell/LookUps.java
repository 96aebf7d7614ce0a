package org.whatsapprouting.core.shell;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.host.ContactCard;
import org.whatsapprouting.api.host.ContactDirectory;
import org.whatsapprouting.api.host.LogSafe;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.Command.ContactAnswered;
import org.whatsapprouting.core.decide.Effect;

/** Asks the host's contact manager, on threads of their own, and reports what it said. Safe for any thread. */
final class LookUps {
    private static final Logger LOG = LoggerFactory.getLogger(LookUps.class);

    private final @Nullable ContactDirectory contacts;
    private final Consumer<Runnable> aside;
    private final BiConsumer<TenantId, Command> report;

    LookUps(@Nullable ContactDirectory contacts, Consumer<Runnable> aside, BiConsumer<TenantId, Command> report) {
        this.contacts = contacts;
        this.aside = aside;
        this.report = report;
    }

    void ask(TenantId tenant, Effect.AskContacts question) {
        ContactDirectory directory = contacts;
        if (directory == null) {
            report.accept(tenant, answer(question, null, "no-contact-manager"));
            return;
        }
        try {
            aside.accept(() -> report.accept(tenant, answer(directory, question)));
        } catch (RejectedExecutionException full) {
            report.accept(tenant, answer(question, null, "busy"));
        }
    }

    private static ContactAnswered answer(ContactDirectory directory, Effect.AskContacts question) {
        try {
            Optional<ContactCard> found = directory.lookUp(question.query());
            return answer(
                    question, found.orElse(null), found.isPresent() ? ContactAnswered.FOUND : ContactAnswered.UNKNOWN);
        } catch (RuntimeException | LinkageError defect) {
            LOG.error(
                    "The contact manager failed with an exception for {}",
                    LogSafe.of(question.query().toString()),
                    LogSafe.trace(defect));
            return answer(question, null, "exception");
        }
    }

    private static ContactAnswered answer(Effect.AskContacts question, @Nullable ContactCard card, String result) {
        return new ContactAnswered(question.query().interaction(), question.run(), card, result);
    }
}
