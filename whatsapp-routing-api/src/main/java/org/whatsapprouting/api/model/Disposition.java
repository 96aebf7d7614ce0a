package org.whatsapprouting.api.model;

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
