package org.whatsapprouting.core.decide;

import org.whatsapprouting.api.event.WaitTarget;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.QueueId;

/**
 * A waiting line: that of a queue or of one agent.
 *
 * @param target whom the line waits for
 */
record Lane(WaitTarget target) {
    private static final String QUEUE = "queue~";
    private static final String AGENT = "agent~";

    static Lane of(WaitTarget target) {
        return new Lane(target);
    }

    static Lane of(QueueId queue) {
        return new Lane(new WaitTarget.OfQueue(queue));
    }

    static Lane of(AgentId agent) {
        return new Lane(new WaitTarget.OfAgent(agent));
    }

    /** Reads {@link #text()}. */
    static Lane parse(String text) {
        return text.startsWith(QUEUE)
                ? of(new QueueId(text.substring(QUEUE.length())))
                : of(new AgentId(text.substring(AGENT.length())));
    }

    /** The lane as the index and the marks name it. */
    String text() {
        return target instanceof WaitTarget.OfQueue q
                ? QUEUE + q.queue()
                : AGENT + ((WaitTarget.OfAgent) target).agent();
    }

    /** The queue or agent as explanations name it. */
    String name() {
        return target instanceof WaitTarget.OfQueue q
                ? "queue " + q.queue()
                : "agent " + ((WaitTarget.OfAgent) target).agent();
    }
}
