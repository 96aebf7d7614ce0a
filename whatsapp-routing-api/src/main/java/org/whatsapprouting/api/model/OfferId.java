package org.whatsapprouting.api.model;

/**
 * Names the offer of one interaction to one agent. The generation is a fence: a later offer of the same interaction has a
 * higher one, so an answer to an earlier offer can be told apart (mission G-20). Its text is
 * {@code <interaction>~<generation>~<agent>}.
 *
 * @param interaction what is offered
 * @param generation which offering of the interaction, counted from 1
 * @param agent to whom
 */
public record OfferId(InteractionId interaction, long generation, AgentId agent) {
    /** @throws IllegalArgumentException if the generation is below 1 */
    public OfferId {
        if (generation < 1) {
            throw new IllegalArgumentException("Offer generations start at 1, but " + generation + " was given.");
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is not of the form {@code <interaction>~<generation>~<agent>}
     */
    public static OfferId parse(String text) {
        String[] parts = text.split("~", 3);
        if (parts.length != 3 || !parts[1].matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    "An offer id looks like <interaction>~<generation>~<agent>, but this text does not.");
        }
        return new OfferId(new InteractionId(parts[0]), Long.parseLong(parts[1]), new AgentId(parts[2]));
    }

    @Override
    public String toString() {
        return interaction + "~" + generation + "~" + agent;
    }
}
