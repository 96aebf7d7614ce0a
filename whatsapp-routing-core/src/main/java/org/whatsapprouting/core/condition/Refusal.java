package org.whatsapprouting.core.condition;

import org.whatsapprouting.core.condition.Compilation.Code;

/** Carries a refusal from where it is found to where it is answered; never leaves the package. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final int at;

    Refusal(Code code, int at, String message) {
        super(message, null, false, false);
        this.code = code;
        this.at = at;
    }

    Compilation.Refused answer() {
        return new Compilation.Refused(code, at, String.valueOf(getMessage()));
    }
}
