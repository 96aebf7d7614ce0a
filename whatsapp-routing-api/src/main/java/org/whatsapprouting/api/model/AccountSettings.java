package org.whatsapprouting.api.model;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The switches of an account (mission 1.3, 1.12). Begin with {@link #defaults()} and change what differs.
 *
 * @param enabled whether messages are routed; while not, they are kept and visible, and nobody is asked
 * @param zone the zone of intervals that name none
 * @param windowMargin how long before the provider closes the service window we stop using it; zero to one hour
 * @param windowWarning how long before the window closes for us an open interaction says so; zero for never
 * @param unconfirmedSend what becomes of a send whose outcome stays unknown
 * @param offerToMembersOnly whether only agents of the account are offered its interactions (mission G-21)
 * @param recontactTemplates the templates agents may send outside the service window (mission S-06)
 * @param waitForAgent how long a message waits for an owner who is away; 1 s or more (mission S-07)
 * @param waitForQueue how long it then waits for the queue he accepted it from; 1 s or more (mission S-08)
 * @param transfer who may be handed an interaction, and for how long he is asked
 * @param mandatoryDisposition the pause of an agent who closes without a disposition, or null if none is mandatory
 *     (mission S-05)
 * @param closeIdleAfter how long nobody has to write before an interaction that waits for nobody is closed with the
 *     disposition {@code Timeout}, 1 min or more; or null for never (mission S-11, G-34)
 * @param closeUnmanagedAfter how long after an interaction became unmanaged, or its customer wrote last, it is closed with
 *     the disposition {@code Unmanaged}, 1 min or more; or null for never (mission S-12)
 * @param replay what a message does to an interaction that waits in its plan (mission G-01)
 */
public record AccountSettings(
        boolean enabled,
        ZoneId zone,
        Duration windowMargin,
        Duration windowWarning,
        UnconfirmedSend unconfirmedSend,
        boolean offerToMembersOnly,
        List<TemplateRef> recontactTemplates,
        Duration waitForAgent,
        Duration waitForQueue,
        Transfer transfer,
        @Nullable PauseId mandatoryDisposition,
        @Nullable Duration closeIdleAfter,
        @Nullable Duration closeUnmanagedAfter,
        Replay replay) {

    /** What a customer's message does to his interaction while nobody owns it and it waits for somebody. */
    public enum Replay {
        /** It walks the plan from the top; where it waits already it keeps its place. */
        EACH_MESSAGE,
        /** It joins, and the interaction waits on: the plan is walked again only when nobody is being asked. */
        CONTINUE
    }

    /** What becomes of a send that nobody confirmed within a minute. */
    public enum UnconfirmedSend {
        /** It leaves the line and is shown as not confirmed; a person decides. The customer gets it at most once. */
        HOLD,
        /** It is sent again. The customer may get it twice. */
        RESEND
    }

    /**
     * Who may be handed an interaction (mission S-01, S-02).
     *
     * @param toAgent whether an agent may hand it to an agent
     * @param toQueue whether an agent may hand it to a queue
     * @param timeout how long the other side is asked before it goes back; 1 s or more
     */
    public record Transfer(boolean toAgent, boolean toQueue, Duration timeout) {
        /** Nobody may. */
        public static final Transfer OFF = new Transfer(false, false, Duration.ofSeconds(30));

        /** @throws IllegalArgumentException if the timeout is out of its range */
        public Transfer {
            inRange("transfer timeout", timeout);
        }
    }

    private static final Duration MAX_MARGIN = Duration.ofHours(1);
    private static final Duration MAX_WAIT = Duration.ofSeconds(2_147_483);

    /** @throws IllegalArgumentException if a duration is out of its range */
    public AccountSettings {
        recontactTemplates = List.copyOf(recontactTemplates);
        if (windowMargin.isNegative() || windowMargin.compareTo(MAX_MARGIN) > 0) {
            throw new IllegalArgumentException("The window margin " + windowMargin + " is not in zero to one hour.");
        }
        if (windowWarning.isNegative() || windowWarning.compareTo(Duration.ofHours(23)) > 0) {
            throw new IllegalArgumentException("The window warning " + windowWarning + " is not in zero to 23 hours.");
        }
        inRange("wait for the agent", waitForAgent);
        inRange("wait for the queue", waitForQueue);
        minutes("time until an idle interaction closes", closeIdleAfter);
        minutes("time until an unmanaged interaction closes", closeUnmanagedAfter);
    }

    private static void minutes(String what, @Nullable Duration time) {
        if (time != null && (time.compareTo(Duration.ofMinutes(1)) < 0 || time.compareTo(MAX_WAIT) > 0)) {
            throw new IllegalArgumentException(
                    "The " + what + " " + time + " is not in 1 minute to 2,147,483 seconds.");
        }
    }

    private static void inRange(String what, Duration wait) {
        if (wait.compareTo(Duration.ofSeconds(1)) < 0 || wait.compareTo(MAX_WAIT) > 0) {
            throw new IllegalArgumentException("The " + what + " " + wait + " is not in 1 to 2,147,483 seconds.");
        }
    }

    /**
     * Returns an enabled account in UTC, a margin of five minutes, a warning an hour before, {@link UnconfirmedSend#HOLD}, members only, no
     * templates, ten seconds each for owner and queue, no transfer, no mandatory disposition, nothing closed by itself.
     */
    public static AccountSettings defaults() {
        return new AccountSettings(
                true,
                ZoneId.of("UTC"),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                UnconfirmedSend.HOLD,
                true,
                List.of(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Transfer.OFF,
                null,
                null,
                null,
                Replay.EACH_MESSAGE);
    }

    /** Returns these settings with another zone. */
    public AccountSettings withZone(ZoneId other) {
        return changed(to -> to.zone = other);
    }

    /** Returns these settings with another margin and warning. */
    public AccountSettings withWindow(Duration margin, Duration warning) {
        return changed(to -> {
            to.windowMargin = margin;
            to.windowWarning = warning;
        });
    }

    /** Returns these settings with another rule for unconfirmed sends. */
    public AccountSettings withUnconfirmedSend(UnconfirmedSend other) {
        return changed(to -> to.unconfirmedSend = other);
    }

    /** Returns these settings with offers to members only, or to every member of the queue. */
    public AccountSettings withOfferToMembersOnly(boolean only) {
        return changed(to -> to.offerToMembersOnly = only);
    }

    /** Returns these settings with other recontact templates. */
    public AccountSettings withRecontactTemplates(List<TemplateRef> others) {
        return changed(to -> to.recontactTemplates = others);
    }

    /** Returns these settings with other waits for an owner who is away. */
    public AccountSettings withOwnerWaits(Duration forAgent, Duration forQueue) {
        return changed(to -> {
            to.waitForAgent = forAgent;
            to.waitForQueue = forQueue;
        });
    }

    /** Returns these settings with another rule for transfers. */
    public AccountSettings withTransfer(Transfer other) {
        return changed(to -> to.transfer = other);
    }

    /** Returns these settings with a mandatory disposition and its pause, or null for none. */
    public AccountSettings withMandatoryDisposition(@Nullable PauseId pause) {
        return changed(to -> to.mandatoryDisposition = pause);
    }

    /** Returns these settings with routing switched on or off. */
    public AccountSettings withEnabled(boolean other) {
        return changed(to -> to.enabled = other);
    }

    /** Returns these settings with other times after which interactions close by themselves; null for never. */
    public AccountSettings withAutomaticClose(@Nullable Duration idle, @Nullable Duration unmanaged) {
        return changed(to -> {
            to.closeIdleAfter = idle;
            to.closeUnmanagedAfter = unmanaged;
        });
    }

    /** Returns these settings with another rule for messages of who waits. */
    public AccountSettings withReplay(Replay other) {
        return changed(to -> to.replay = other);
    }

    private AccountSettings changed(Consumer<Copy> change) {
        var copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    /** Other settings in the making. */
    private static final class Copy {
        private boolean enabled;
        private ZoneId zone;
        private Duration windowMargin;
        private Duration windowWarning;
        private UnconfirmedSend unconfirmedSend;
        private boolean offerToMembersOnly;
        private List<TemplateRef> recontactTemplates;
        private Duration waitForAgent;
        private Duration waitForQueue;
        private Transfer transfer;
        private @Nullable PauseId mandatoryDisposition;
        private @Nullable Duration closeIdleAfter;
        private @Nullable Duration closeUnmanagedAfter;
        private Replay replay;

        Copy(AccountSettings before) {
            this.enabled = before.enabled;
            this.zone = before.zone;
            this.windowMargin = before.windowMargin;
            this.windowWarning = before.windowWarning;
            this.unconfirmedSend = before.unconfirmedSend;
            this.offerToMembersOnly = before.offerToMembersOnly;
            this.recontactTemplates = before.recontactTemplates;
            this.waitForAgent = before.waitForAgent;
            this.waitForQueue = before.waitForQueue;
            this.transfer = before.transfer;
            this.mandatoryDisposition = before.mandatoryDisposition;
            this.closeIdleAfter = before.closeIdleAfter;
            this.closeUnmanagedAfter = before.closeUnmanagedAfter;
            this.replay = before.replay;
        }

        AccountSettings done() {
            return new AccountSettings(
                    enabled,
                    zone,
                    windowMargin,
                    windowWarning,
                    unconfirmedSend,
                    offerToMembersOnly,
                    recontactTemplates,
                    waitForAgent,
                    waitForQueue,
                    transfer,
                    mandatoryDisposition,
                    closeIdleAfter,
                    closeUnmanagedAfter,
                    replay);
        }
    }
}
