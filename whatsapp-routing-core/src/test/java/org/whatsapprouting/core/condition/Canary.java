package org.whatsapprouting.core.condition;

/** A class that a condition may name. If it is ever initialised, a system property says so. */
public final class Canary {
    /** A constant: reading it does not initialise the class. */
    static final String PROPERTY = "org.whatsapprouting.core.condition.Canary.initialised";

    /** What an expression might ask for. */
    public static final boolean TOUCHED;

    static {
        System.setProperty(PROPERTY, "true");
        TOUCHED = Boolean.getBoolean(PROPERTY);
    }

    /** What an expression might run. */
    public Canary() {}

    /** What an expression might call. */
    public static boolean touch() {
        return true;
    }
}
