package org.whatsapprouting.core.condition;

import java.util.Collection;
import org.whatsapprouting.core.condition.Compilation.Code;

/** Says what to write instead of a name that is not declared. */
final class UnknownName {
    private UnknownName() {}

    static Refusal refusal(String name, Token token, Collection<String> declared) {
        var instead = Foreign.insteadOf(name);
        if (instead != null) {
            return new Refusal(Code.UNSUPPORTED, token.at(), instead);
        }
        for (String step : name.split("\\.")) {
            if (Names.isReserved(step)) {
                return new Refusal(Code.UNSUPPORTED, token.at(), noMeaning(step));
            }
        }
        return new Refusal(
                Code.UNKNOWN_VARIABLE, token.at(), "There is no variable '" + name + "'." + hint(name, declared));
    }

    static String noMeaning(String word) {
        return "'" + word + "' has no meaning here. Conditions compare variables and run nothing.";
    }

    private static String hint(String name, Collection<String> declared) {
        for (String known : declared) {
            if (known.endsWith("." + name)) {
                return " Did you mean '" + known + "'?";
            }
        }
        var close = Closest.hint(name, declared);
        return close.isEmpty() ? " Put quotes around it if it is a text." : close;
    }
}
