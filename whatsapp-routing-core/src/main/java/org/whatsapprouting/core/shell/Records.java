package org.whatsapprouting.core.shell;

import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.api.store.RecordKind;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.core.decide.AgentState;
import org.whatsapprouting.core.decide.BulkClose;
import org.whatsapprouting.core.decide.ConfigurationState;
import org.whatsapprouting.core.decide.ContactProfile;
import org.whatsapprouting.core.decide.ContactState;
import org.whatsapprouting.core.decide.EarlyStatus;
import org.whatsapprouting.core.decide.IdentityRef;
import org.whatsapprouting.core.decide.InteractionState;
import org.whatsapprouting.core.decide.JobState;
import org.whatsapprouting.core.decide.Mark;
import org.whatsapprouting.core.decide.MessageContent;
import org.whatsapprouting.core.decide.MessageState;
import org.whatsapprouting.core.decide.ProxyTokens;
import org.whatsapprouting.core.decide.QueueState;
import org.whatsapprouting.core.decide.RawNote;
import org.whatsapprouting.core.decide.Seen;
import org.whatsapprouting.core.json.RecordCodec;

/** Turns stored records into what decisions see, and back. Immutable, safe for any thread. */
public final class Records {
    private final RecordCodec codec;

    /** Reads and writes with this codec. */
    public Records(RecordCodec codec) {
        this.codec = codec;
    }

    /** Decodes a record. */
    public Seen decode(StoredRecord stored) {
        Class<?> contentType = content(stored.key().kind());
        Object content =
                contentType == null || stored.content() == null ? null : codec.read(stored.content(), contentType);
        return new Seen(
                stored.key(),
                stored.version(),
                codec.read(stored.document(), state(stored.key().kind())),
                content);
    }

    String encode(Record value) {
        return value instanceof JobState ? codec.write(value, JobState.class) : codec.write(value);
    }

    String encode(Object value, Class<?> type) {
        return codec.write(value, type);
    }

    <T> T decode(String text, Class<T> type) {
        return codec.read(text, type);
    }

    private static Class<?> state(RecordKind kind) {
        return switch (kind) {
            case CONFIGURATION -> ConfigurationState.class;
            case PLAN -> RoutingPlan.class;
            case IDENTITY -> IdentityRef.class;
            case CONTACT -> ContactState.class;
            case INTERACTION -> InteractionState.class;
            case MESSAGE -> MessageState.class;
            case AGENT -> AgentState.class;
            case QUEUE -> QueueState.class;
            case JOB -> JobState.class;
            case MARK -> Mark.class;
            case RAW -> RawNote.class;
            case STATUS -> EarlyStatus.class;
        };
    }

    private static @Nullable Class<?> content(RecordKind kind) {
        return switch (kind) {
            case CONFIGURATION -> ProxyTokens.class;
            case CONTACT -> ContactProfile.class;
            case MESSAGE -> MessageContent.class;
            case JOB -> BulkClose.Targets.class;
            case RAW -> RawNote.Raw.class;
            default -> null;
        };
    }
}
