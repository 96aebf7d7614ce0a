package org.whatsapprouting.api.model;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content;

/** What an action does (mission 1.7). */
public sealed interface Application {

    /**
     * Offers the interaction to one agent and waits for him (mission AG-01, AG-02, G-13 to G-15).
     *
     * @param agent whom to offer to
     * @param timeout how long to wait before the next action; zero waits without limit
     * @param skipIfUnavailable whether to go on at once when he is logged out or paused
     */
    record Agent(AgentId agent, Duration timeout, boolean skipIfUnavailable) implements Application {
        /** @throws IllegalArgumentException if the timeout is negative */
        public Agent {
            notNegative("Agent", timeout);
        }
    }

    /**
     * Sends a message to the customer (mission AR-01 to AR-04).
     *
     * @param mode how often
     * @param content what to send
     */
    record AutoReply(Mode mode, Content content) implements Application {
        /** How often an {@link AutoReply} is sent. */
        public enum Mode {
            /** Once in the interaction, at the first message that reaches the action (mission AR-02). */
            ONE_TIME,
            /** At every message that reaches the action (mission AR-03). */
            ALWAYS,
            /** Only if the message that reaches the action is the first of the interaction (mission AR-04). */
            FIRST_MESSAGE
        }
    }

    /**
     * Closes the interaction; nothing after it runs (mission CL-01, G-06).
     *
     * @param disposition the disposition to close with, or null for none
     */
    record Close(@Nullable DispositionPath disposition) implements Application {}

    /**
     * Jumps by a condition (mission GI-01, G-07). A missing branch goes on to the next action.
     *
     * @param condition the condition in the library's condition language, 1 to 4,096 characters
     * @param whenTrue where to go if it is true, or null to go on
     * @param whenFalse where to go if it is false or fails, or null to go on
     */
    record GoToIf(
            String condition,
            @Nullable ActionId whenTrue,
            @Nullable ActionId whenFalse) implements Application {}

    /**
     * Jumps always.
     *
     * @param target the action to go to
     */
    record GoToP(ActionId target) implements Application {}

    /**
     * Writes a value to the log and does nothing else (mission Noop row).
     *
     * @param value what to write
     */
    record Noop(String value) implements Application {}

    /**
     * Puts the interaction into a queue and waits there (mission QA-01 to QA-04).
     *
     * @param queue the queue
     * @param timeout how long the interaction may stay in all before the next action; zero stays without limit
     */
    record Queue(QueueId queue, Duration timeout) implements Application {
        /** @throws IllegalArgumentException if the timeout is negative */
        public Queue {
            notNegative("Queue", timeout);
        }
    }

    /**
     * Runs a command that the host has registered and keeps its answer in a variable (mission SY-01, G-12).
     *
     * @param command the name under which the host registered the command
     * @param variable the variable that receives the answer
     */
    record SystemCommand(String command, String variable) implements Application {}

    /**
     * Adds tags to the interaction.
     *
     * @param tags the tags, at least one
     */
    record Tag(Set<TagId> tags) implements Application {
        /** @throws IllegalArgumentException if there is no tag */
        public Tag {
            tags = Set.copyOf(tags);
            if (tags.isEmpty()) {
                throw new IllegalArgumentException("A Tag action needs at least one tag.");
            }
        }
    }

    /**
     * Lets a bot talk to the customer until it hands over (mission 1.7 Bots, G-41 to G-43).
     *
     * @param connector the id of the bot connector, for example {@code dialogflow}
     * @param settings the connector's settings; secrets by reference
     * @param welcome sent once when the bot is first reached, or null for none
     */
    record Bot(
            String connector,
            Map<String, String> settings,
            @Nullable String welcome) implements Application {
        /** Copies the settings. */
        public Bot {
            settings = Map.copyOf(settings);
        }
    }

    private static void notNegative(String application, Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "A " + application + " action has timeout " + timeout + ". Give zero (no limit) or more.");
        }
    }
}
