package org.whatsapprouting.core;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.CommandId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.core.decide.Command;
import org.whatsapprouting.core.decide.ContactProfile;
import org.whatsapprouting.core.decide.ContactState;
import org.whatsapprouting.core.decide.Keys;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.outcome.RenameOutcome;
import org.whatsapprouting.core.shell.Shell;
import org.whatsapprouting.core.view.ContactFilter;
import org.whatsapprouting.core.view.ContactView;
import org.whatsapprouting.core.view.Page;

/**
 * The customers of a contact centre. Each is known to one account and belongs to a contact list (mission A-04). They come to
 * be with their first message. Reading calls block on the store; commands complete after their commit.
 */
public final class Contacts {
    private static final int LONGEST_NAME = 200;

    private final Shell shell;
    private final TenantId tenant;
    private final @Nullable CommandId id;

    Contacts(Shell shell, TenantId tenant, @Nullable CommandId id) {
        this.shell = shell;
        this.tenant = tenant;
        this.id = id;
    }

    /** Returns a contact, or empty if there is none of this id. */
    public Optional<ContactView> find(ContactId contact) {
        RecordKey key = new Keys(tenant).contact(contact);
        Seen seen = shell.read(tenant, Set.of(key), List.of()).see(key);
        return seen != null && seen.state() instanceof ContactState state
                ? Optional.of(view(state, seen))
                : Optional.empty();
    }

    /** Lists contacts, page by page. */
    public Page<ContactView, ContactId> list(ContactFilter filter) {
        Range.Cursor after = filter.after() == null
                ? null
                : new Range.Cursor(0, filter.after().value());
        var range = new Range(RecordKind.CONTACT, equal(filter), null, Range.Sort.BY_ID, after, filter.limit() + 1);
        List<Seen> found = shell.read(tenant, Set.of(), List.of(range)).see(range);
        var contacts = new ArrayList<ContactView>();
        if (found != null) {
            for (Seen seen : found) {
                if (seen.state() instanceof ContactState state) {
                    contacts.add(view(state, seen));
                }
            }
        }
        boolean more = contacts.size() > filter.limit();
        var page = more ? contacts.subList(0, filter.limit()) : contacts;
        return new Page<>(page, more ? page.get(page.size() - 1).id() : null);
    }

    /**
     * Gives a contact the name people are to see. It stays, whatever name the customer shows.
     *
     * @param name the name, or null for the one the contact manager or the customer gives
     * @throws IllegalArgumentException if the name is blank or longer than 200 characters
     */
    public CompletionStage<RenameOutcome> rename(ContactId contact, @Nullable String name) {
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw new IllegalArgumentException("A contact's name has 1 to " + LONGEST_NAME
                    + " characters that are not all blank. Give null to take a name back.");
        }
        return shell.command(tenant, id, new Command.RenameContact(contact, name), RenameOutcome.class);
    }

    private static Map<Range.Column, String> equal(ContactFilter filter) {
        var equal = new EnumMap<Range.Column, String>(Range.Column.class);
        if (filter.account() != null) {
            equal.put(Range.Column.ACCOUNT, filter.account().value());
        }
        if (filter.list() != null) {
            equal.put(Range.Column.LANE, ContactState.lane(filter.list()));
        }
        return equal;
    }

    private static ContactView view(ContactState state, Seen seen) {
        ContactProfile profile = seen.content() instanceof ContactProfile known ? known : null;
        return new ContactView(
                state.id(),
                state.account(),
                state.list(),
                profile == null ? null : profile.identity(),
                profile == null ? null : profile.shownName(),
                profile == null ? Map.of() : profile.fields(),
                state.live(),
                state.lastInbound());
    }
}
