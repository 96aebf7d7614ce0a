package org.whatsapprouting.core.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;

/** What has been loaded for a decision. It does not change while the decision is made. */
public interface View {

    /** Returns a record, or null if it was not asked for yet; one that does not exist is {@link Seen#absent}. */
    @Nullable
    Seen see(RecordKey key);

    /** Returns the answer to a range, or null if it was not asked for yet. The answer is a hint. */
    @Nullable
    List<Seen> see(Range range);
}
