package org.whatsapprouting.api.model;

import java.util.Map;

/**
 * Names a skill, such as a language or a product (mission QA-02). Skills are not defined anywhere: agents have them and
 * queues require them.
 *
 * @param value 1 to 64 characters: ASCII letters, digits and {@code . _ ~ -}, starting with a letter or digit
 */
public record SkillId(String value) {
    /** The lowest level of a skill. */
    public static final int LOWEST = 1;

    /** The highest level of a skill. */
    public static final int HIGHEST = 10;

    /** @throws IllegalArgumentException if the value is not a valid id; the message names the value and the rule */
    public SkillId {
        IdText.check("skill id", value);
    }

    static Map<SkillId, Integer> levels(String whose, Map<SkillId, Integer> levels) {
        levels.forEach((skill, level) -> {
            if (level < LOWEST || level > HIGHEST) {
                throw new IllegalArgumentException(
                        whose + " has skill '" + skill + "' at level " + level + ". Give 1 to 10.");
            }
        });
        return Map.copyOf(levels);
    }

    @Override
    public String toString() {
        return value;
    }
}
