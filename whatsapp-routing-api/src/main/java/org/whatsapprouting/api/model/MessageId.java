package org.whatsapprouting.api.model;

/**
 * Names one message of an interaction. Its text, {@code <interaction>~<number>}, has at most 64 ASCII characters and goes
 * along with outbound messages as our reference.
 *
 * @param interaction the interaction
 * @param number the place of the message in the interaction, counted from 1 without gaps
 */
public record MessageId(InteractionId interaction, long number) {
    /** @throws IllegalArgumentException if the number is below 1 */
    public MessageId {
        if (number < 1) {
            throw new IllegalArgumentException("Messages are numbered from 1, but " + number + " was given.");
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is not of the form {@code <interaction>~<number>}
     */
    public static MessageId parse(String text) {
        int tilde = text.lastIndexOf('~');
        if (tilde < 1 || !text.substring(tilde + 1).matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    "A message id looks like <interaction>~<number>, but this text does not.");
        }
        return new MessageId(new InteractionId(text.substring(0, tilde)), Long.parseLong(text.substring(tilde + 1)));
    }

    @Override
    public String toString() {
        return interaction + "~" + number;
    }
}
