package org.whatsapprouting.core.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSON value of which is known where it stands in its file. */
public sealed interface Json {

    /** Where it begins. */
    Place place();

    /**
     * A place in a text.
     *
     * @param line from 1
     * @param column from 1, in characters
     */
    record Place(int line, int column) {}

    /**
     * An object.
     *
     * @param place where it begins
     * @param members by name, in their order; of two with one name the first
     */
    record Obj(Place place, Map<String, Member> members) implements Json {}

    /**
     * A member of an object.
     *
     * @param place where its name begins
     * @param value its value
     */
    record Member(Place place, Json value) {}

    /**
     * An array.
     *
     * @param place where it begins
     * @param items its items
     */
    record Arr(Place place, List<Json> items) implements Json {}

    /** A text. */
    record Text(Place place, String value) implements Json {}

    /** A number. */
    record Num(Place place, BigDecimal value) implements Json {}

    /** True or false. */
    record Flag(Place place, boolean value) implements Json {}

    /** Null. */
    record Null(Place place) implements Json {}
}
