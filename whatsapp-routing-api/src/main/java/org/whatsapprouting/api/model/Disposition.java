package org.whatsapprouting.api.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A disposition that agents may choose, and where it applies (mission D-02, D-05).
 *
 * @param path the labels from the first level down to this one; its parents are dispositions of the same scope
 * @param scope where it may be chosen
 */
public record Disposition(DispositionPath path, Scope scope) {

    /** Returns a disposition of the whole tenant. */
    public static Disposition global(String... labels) {
        return new Disposition(DispositionPath.of(labels), new Scope.Global());
    }

    /**
     * Returns a set to begin with, for the whole tenant: Fax, Answer Machine, Interested, Not Interested, Sold, Special
     * (mission D-07). Nothing has it unless a host puts it in.
     */
    public static List<Disposition> standard() {
        return Stream.of("Fax", "Answer Machine", "Interested", "Not Interested", "Sold", "Special")
                .map(Disposition::global)
                .toList();
    }

    /** Returns whether this one is under another: of the same scope, and its path goes on from the other's. */
    public boolean isUnder(Disposition other) {
        var labels = path.labels();
        var above = other.path.labels();
        return scope.equals(other.scope)
                && labels.size() > above.size()
                && labels.subList(0, above.size()).equals(above);
    }

    /** Where a disposition may be chosen. An interaction may use every disposition whose scope covers it. */
    public sealed interface Scope {
        /** Every interaction of the tenant. */
        record Global() implements Scope {}

        /** Interactions whose contact is in this list. */
        record OfList(ContactListId list) implements Scope {}

        /** Interactions of this account. */
        record OfAccount(AccountId account) implements Scope {}

        /** Interactions that were accepted from this queue. */
        record OfQueue(QueueId queue) implements Scope {}
    }
}
