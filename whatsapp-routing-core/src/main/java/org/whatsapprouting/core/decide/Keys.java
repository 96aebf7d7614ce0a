package org.whatsapprouting.core.decide;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.CustomerIdentity;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.ContactId;
import org.whatsapprouting.api.model.InteractionId;
import org.whatsapprouting.api.model.JobId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.PlanVersion;
import org.whatsapprouting.api.model.QueueId;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.InboxKey;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.RecordKind;

/**
 * How the records of a tenant are named.
 *
 * @param tenant the tenant
 */
public record Keys(TenantId tenant) {
    private static final int NUMBER_WIDTH = 10;

    /** The tenant's configuration. */
    public RecordKey configuration() {
        return key(RecordKind.CONFIGURATION, "tenant");
    }

    /** A saved version of an account's plan. */
    public RecordKey plan(AccountId account, PlanVersion version) {
        return key(RecordKind.PLAN, account + "/" + version.number());
    }

    /** A contact. */
    public RecordKey contact(ContactId id) {
        return key(RecordKind.CONTACT, id.value());
    }

    /** An interaction. */
    public RecordKey interaction(InteractionId id) {
        return key(RecordKind.INTERACTION, id.value());
    }

    /** A message; the number is padded so that ids sort as messages do. */
    public RecordKey message(MessageId id) {
        String interaction = id.interaction().value();
        String number = Long.toString(id.number());
        var text = new StringBuilder(interaction.length() + 1 + Math.max(NUMBER_WIDTH, number.length()))
                .append(interaction)
                .append('/');
        for (int i = number.length(); i < NUMBER_WIDTH; i++) {
            text.append('0');
        }
        return key(RecordKind.MESSAGE, text.append(number).toString());
    }

    /** What the ids of an interaction's messages start with. */
    public static String messagePrefix(InteractionId id) {
        return id + "/";
    }

    /** Reads the id of a message back from its record's id. */
    public static MessageId messageId(String recordId) {
        int slash = recordId.lastIndexOf('/');
        return new MessageId(
                new InteractionId(recordId.substring(0, slash)), Long.parseLong(recordId.substring(slash + 1)));
    }

    /** An agent. */
    public RecordKey agent(AgentId id) {
        return key(RecordKind.AGENT, id.value());
    }

    /** A queue's memory. */
    public RecordKey queue(QueueId id) {
        return key(RecordKind.QUEUE, id.value());
    }

    /** A job. */
    public RecordKey job(JobId id) {
        return key(RecordKind.JOB, id.value());
    }

    /** The note that a lane is to be dispatched. */
    RecordKey mark(Lane lane) {
        return key(RecordKind.MARK, lane.text());
    }

    /** Something kept raw, named by what makes it unique. */
    RecordKey raw(String digest) {
        return key(RecordKind.RAW, digest);
    }

    /** The early reports about a message we do not know yet. */
    RecordKey status(String reference) {
        return key(RecordKind.STATUS, reference);
    }

    /** The identifiers a customer is looked up by, the most telling first. */
    List<RecordKey> identities(AccountId account, CustomerIdentity identity) {
        var keys = new ArrayList<RecordKey>(3);
        add(keys, account, "phone", identity.phone());
        add(keys, account, "user", identity.userId());
        add(keys, account, "parent", identity.parentUserId());
        return keys;
    }

    /** The digest of the identifier that tells most about a customer; equal for messages that must keep their order. */
    public String customer(AccountId account, CustomerIdentity identity) {
        return identities(account, identity).get(0).id();
    }

    private void add(List<RecordKey> keys, AccountId account, String kind, @Nullable String value) {
        if (value != null) {
            keys.add(key(RecordKind.IDENTITY, digest(account, kind + "\n" + value)));
        }
    }

    /** The digest by which a provider's id of one of our messages is looked up. */
    static String reference(AccountId account, String providerMessageId) {
        return digest(account, "message\n" + providerMessageId);
    }

    /** What makes an inbound event unique. */
    public static InboxKey inbox(AccountId account, String eventKey) {
        return new InboxKey(account, digest(account, "event\n" + eventKey));
    }

    private RecordKey key(RecordKind kind, String id) {
        return new RecordKey(tenant, kind, id);
    }

    private static String digest(AccountId account, String text) {
        try {
            byte[] bytes = (account + "\n" + text).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, but this one does not.", e);
        }
    }
}
