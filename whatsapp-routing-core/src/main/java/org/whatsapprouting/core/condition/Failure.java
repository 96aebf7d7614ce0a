package org.whatsapprouting.core.condition;

/** Ends an evaluation that comes to neither true nor false. Without a stack trace: it is an answer, not an accident. */
final class Failure extends RuntimeException {
    static final Failure NOT_A_FLAG = new Failure(Outcome.NOT_A_FLAG);
    static final Failure TOO_EXPENSIVE = new Failure(Outcome.TOO_EXPENSIVE);
    static final Failure BAD_VALUE = new Failure(Outcome.BAD_VALUE);
    static final Failure WRONG_TYPE = new Failure(Outcome.WRONG_TYPE);
    static final Failure NO_VALUE = new Failure(Outcome.NO_VALUE);
    static final Failure DIVISION_BY_ZERO = new Failure(Outcome.DIVISION_BY_ZERO);
    static final Failure OUT_OF_RANGE = new Failure(Outcome.OUT_OF_RANGE);
    static final Failure BROKEN = new Failure(Outcome.BROKEN);

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    private Failure(Outcome outcome) {
        super(outcome.code(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
