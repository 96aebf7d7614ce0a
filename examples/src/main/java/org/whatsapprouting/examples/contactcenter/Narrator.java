package org.whatsapprouting.examples.contactcenter;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.HistoryEntry;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.host.RoutingListener;

/** Prints what the engine decides, and why, and lets the story wait for it. Safe for any thread. */
final class Narrator implements RoutingListener {
    private static final long PATIENCE_SECONDS = 20;

    private final PrintStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<RoutingEvent> events = new ArrayList<>();
    private final Map<String, String> shortNames = new LinkedHashMap<>();
    private boolean silent;

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** From now on it listens only. */
    void fallSilent() {
        lock.lock();
        try {
            silent = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void committed(HistoryEntry entry) {
        lock.lock();
        try {
            if (!silent) {
                tell(entry);
            }
            events.addAll(entry.events());
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for an event, also one that came before.
     *
     * @throws IllegalStateException if it does not come
     */
    <T extends RoutingEvent> T await(String what, Class<T> type, Predicate<T> which) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            int looked = 0;
            while (true) {
                for (; looked < events.size(); looked++) {
                    if (type.isInstance(events.get(looked)) && which.test(type.cast(events.get(looked)))) {
                        return type.cast(events.get(looked));
                    }
                }
                if (nanos <= 0) {
                    throw new IllegalStateException(
                            "Waited " + PATIENCE_SECONDS + " s for " + what + ", but it did not come.");
                }
                nanos = grown.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(HistoryEntry entry) {
        if (entry.interaction() != null) {
            shortNames.computeIfAbsent(entry.interaction().value(), any -> "#" + (shortNames.size() + 1));
        }
        for (RoutingEvent event : entry.events()) {
            String sentence = sentence(event);
            if (sentence != null) {
                say(sentence);
            }
        }
        entry.explanation().steps().forEach(step -> say("  why: " + step.words()));
    }

    private void say(String sentence) {
        String shorter = sentence;
        for (Map.Entry<String, String> name : shortNames.entrySet()) {
            shorter = shorter.replace(name.getKey(), name.getValue());
        }
        out.println("      " + shorter);
    }

    /** What is worth a line of the story. */
    private static @Nullable String sentence(RoutingEvent event) {
        if (event instanceof RoutingEvent.LoggedIn in) {
            return in.agent() + " is available";
        }
        if (event instanceof RoutingEvent.InteractionOpened opened) {
            return "interaction " + opened.interaction() + " begins";
        }
        if (event instanceof RoutingEvent.MessageReceived message) {
            return "message " + message.message() + " comes in";
        }
        if (event instanceof RoutingEvent.Assigned assigned) {
            return assigned.agent() + " owns interaction " + assigned.interaction();
        }
        if (event instanceof RoutingEvent.SendAccepted sent) {
            return "message " + sent.message() + " is taken by WhatsApp";
        }
        if (event instanceof RoutingEvent.StatusReported report && report.applied()) {
            return "message " + report.message() + " is "
                    + report.status().name().toLowerCase(Locale.ROOT);
        }
        if (event instanceof RoutingEvent.Closed closed) {
            return "interaction " + closed.interaction() + " ends with " + closed.disposition();
        }
        return null;
    }
}
