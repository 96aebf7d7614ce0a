package org.whatsapprouting.api.event;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.ActionId;

/**
 * Why a decision came out as it did: what was looked at, in order, as codes. It is stored so and worded when read.
 *
 * @param steps the steps in order
 */
public record Explanation(List<Step> steps) {
    /** Nothing to explain. */
    public static final Explanation NONE = new Explanation(List.of());

    /** Copies the steps. */
    public Explanation {
        steps = List.copyOf(steps);
    }

    /** Returns the explanation as English sentences, one for each step, separated by line feeds. */
    public String words() {
        return steps.stream().map(Step::words).collect(Collectors.joining("\n"));
    }

    /**
     * One thing that was looked at.
     *
     * @param code what came out
     * @param position the position of the action in its plan, from 1; 0 if no action was looked at
     * @param action the action, or null
     * @param values what the code's sentence speaks of: ids, codes and times, never customer content
     */
    public record Step(Code code, int position, @Nullable ActionId action, List<String> values) {
        /** Copies the values. */
        public Step {
            values = List.copyOf(values);
        }

        /** Returns this step as an English sentence. */
        public String words() {
            String sentence = code.sentence();
            for (int i = 0; i < values.size(); i++) {
                sentence = sentence.replace("{" + i + "}", values.get(i));
            }
            return action == null ? sentence : position + " " + action + ": " + sentence;
        }
    }

    /** What can come out of looking at something. The sentences may improve; the codes stay. */
    public enum Code {
        /** A pass began. Values: message, plan version. */
        PASS("message {0} walks plan version {1}"),
        /** No pass: an agent owns the interaction. Values: agent. */
        OWNED("no routing, agent {0} owns the interaction"),
        /** Values: agent. */
        BEGUN("agent {0} writes first"),
        /** Values: interval, and when it is open next or {@code never}. */
        OUTSIDE_INTERVAL("skipped, outside interval {0}, next open {1}"),
        /** Values: the message put in line. */
        REPLIED("automatic reply {0}"),
        /** Values: why not. */
        REPLY_NOT_DUE("no automatic reply: {0}"),
        /** Values: the tags. */
        TAGGED("tagged {0}"),
        /** Values: the command, and until when. */
        COMMAND_ASKED("command {0} is run, the pass stands still until {1} at most"),
        /** Values: the command and its exit code. */
        COMMAND_ENDED("command {0} ended with {1}"),
        /** Values: the command and the kind of failure. */
        COMMAND_FAILED("command {0} failed: {1}, its variable is empty"),
        /** Values: until when. */
        CONTACT_ASKED("the contact manager is asked, the pass stands still until {0} at most"),
        /** Values: found, unknown, or why there was no answer. */
        CONTACT_KNOWN("the contact manager: {0}"),
        /** Values: the message. */
        PASS_QUEUED("message {0} is routed when the pass before it is done"),
        /** Values: the value written to the log. */
        NOOP("logged"),
        /** Values: the result and where it leads. */
        CONDITION("condition is {0}, on to {1}"),
        /** Values: the code of the failure and where it leads. */
        CONDITION_FAILED("condition failed with {0} and counts as false, on to {1}"),
        /** Values: where to. */
        JUMPED("jumped to {0}"),
        /** Values: the queue or agent, and until when. */
        WAITS("waits for {0} until {1}"),
        /** Values: the queue or agent. */
        KEEPS_PLACE("keeps its place at {0}"),
        /** Values: the agent and why he is not asked. */
        AGENT_SKIPPED("agent {0} is skipped: {1}"),
        /** Values: the disposition or {@code none}. */
        CLOSED("closed with disposition {0}"),
        /** Values: since when nothing happened, and the disposition. */
        CLOSED_BY_ITSELF("nothing happened since {0}: closed with disposition {1}"),
        /** Values: the account or queue. */
        DRAINED("{0} was taken out of the configuration"),
        /** Values: the application. */
        NOT_AVAILABLE("{0} is not available here, on to the next action"),
        /** No value. */
        END_OF_PLAN("end of the plan, nobody is asked: unmanaged"),
        /** No value. */
        ACCOUNT_OFF("the account is switched off, nobody is asked: unmanaged"),
        /** Values: the number of steps. */
        STEP_BUDGET("stopped after {0} steps without arriving anywhere: unmanaged"),
        /** Values: the queue, the agent. */
        OFFERED("queue {0} offers to {1}"),
        /** Values: the queue. */
        OFFERED_TO_ALL("queue {0} offers to all available members"),
        /** Values: the agent, and why he cannot be asked. */
        NOT_ELIGIBLE("agent {0} cannot be asked: {1}"),
        /** Values: the queue. */
        NOBODY_ELIGIBLE("nobody in queue {0} can be asked now"),
        /** Values: the agent. */
        TIMED_OUT("{0} did not answer in time"),
        /** Values: what was waited for. */
        WAIT_OVER("the time at {0} is over, on to the next action"),
        /** Values: the agent, and why he is asked first. */
        OWNER_ASKED("owner {0} is asked first: {1}"),
        /** Values: the queue. */
        OWNER_QUEUE_ASKED("the owner did not come, {0} is asked"),
        /** Values: to whom. */
        TRANSFERRED("handed over to {0}"),
        /** Values: to whom. */
        TRANSFER_RETURNED("nobody accepted the transfer, back to {0}"),
        /** Values: why. */
        REFUSED("refused: {0}"),
        /** Values: the agent. */
        ACCEPTED("accepted by {0}"),
        /** Values: the agent. */
        REJECTED("rejected by {0}");

        private final String sentence;

        Code(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
