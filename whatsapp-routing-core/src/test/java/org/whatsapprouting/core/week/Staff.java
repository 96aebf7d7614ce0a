package org.whatsapprouting.core.week;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.OfferEnd;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.model.OfferId;
import org.whatsapprouting.core.outcome.AcceptOutcome;
import org.whatsapprouting.core.outcome.AssignOutcome;
import org.whatsapprouting.core.outcome.CloseOutcome;
import org.whatsapprouting.core.outcome.RejectOutcome;
import org.whatsapprouting.core.outcome.ReplyOutcome;
import org.whatsapprouting.core.outcome.TransferOutcome;

/** What agents do: they come, accept or not, answer, hand over, have lunch, close, go home, and take over what is left. */
final class Staff {
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(10);
    /** How long an agent waits for a customer who fell silent: longer than the service window is open. */
    private static final Duration SILENCE = Duration.ofMinutes(24 * 60 + 20);

    private static final int TAKEN_EACH_ROUND = 30;

    private final Week week;
    private final WeekFigures figures;
    /** Who is there and not at lunch. */
    private final Set<AgentId> here = new HashSet<>();

    private final Map<AgentId, Set<Talk>> owned = new HashMap<>();
    private final Map<Site, Set<Talk>> unmanaged = new HashMap<>();
    private final Map<MessageId, Talk> answers = new HashMap<>();

    Staff(Week week) {
        this.week = week;
        this.figures = week.figures;
    }

    // ---- shifts

    /** Plans all shifts; on the day after the last one agents finish what is theirs, and nobody takes over anything. */
    void plan(int days) {
        for (Site site : week.sites) {
            unmanaged.put(site, new LinkedHashSet<>());
            for (int day = -1; day <= days; day++) {
                LocalDate date = Week.START.atZone(ZoneOffset.UTC).toLocalDate().plusDays(day);
                for (int i = 0; i < site.agents().size(); i++) {
                    shift(site, site.agents().get(i), date, i % 2 == 0 ? 8 : 15);
                }
            }
            for (Instant round = Week.START; !week.isOver(round); round = round.plus(BETWEEN_ROUNDS)) {
                if (site.isOpenAt(round.atZone(site.zone()).toLocalTime())) {
                    week.at(round, () -> takeOver(site));
                }
            }
        }
    }

    private void shift(Site site, AgentId agent, LocalDate date, int hour) {
        Instant begin = date.atTime(LocalTime.of(hour, 0)).atZone(site.zone()).toInstant();
        Instant lunch = begin.plusSeconds(9_000 + week.random.nextInt(3_600));
        if (begin.isBefore(Week.START)) {
            return;
        }
        week.at(begin.plusSeconds(week.random.nextInt(600)), () -> logsIn(agent));
        week.at(lunch, () -> pauses(agent));
        week.at(lunch.plusSeconds(1_200 + week.random.nextInt(1_200)), () -> resumes(agent));
        week.at(begin.plusSeconds(7 * 3_600 + week.random.nextInt(600)), () -> logsOut(agent));
    }

    private void logsIn(AgentId agent) {
        week.ask(week.engine.agents().logIn(agent), done -> here.add(agent));
        owned.getOrDefault(agent, Set.of()).forEach(talk -> soon(talk, 30, 600));
    }

    private void pauses(AgentId agent) {
        week.ask(week.engine.agents().pause(agent, Site.LUNCH), done -> here.remove(agent));
    }

    private void resumes(AgentId agent) {
        week.ask(week.engine.agents().resume(agent), done -> here.add(agent));
        owned.getOrDefault(agent, Set.of()).forEach(talk -> soon(talk, 5, 60));
    }

    private void logsOut(AgentId agent) {
        week.ask(week.engine.agents().logOut(agent), done -> here.remove(agent));
    }

    private @Nullable AgentId somebody(Site site) {
        List<AgentId> free = site.agents().stream().filter(here::contains).toList();
        return free.isEmpty() ? null : free.get(week.random.nextInt(free.size()));
    }

    // ---- what they hear of

    void happened(RoutingEvent event) {
        if (event instanceof RoutingEvent.OfferMade e) {
            offered(e);
        } else if (event instanceof RoutingEvent.OfferEnded e && e.why() == OfferEnd.TIMED_OUT) {
            figures.missed++;
        } else if (event instanceof RoutingEvent.Assigned e) {
            belongs(talk(e.interaction()), e.agent());
        } else if (event instanceof RoutingEvent.OwnerReturned e) {
            belongs(talk(e.interaction()), e.agent());
        } else if (event instanceof RoutingEvent.Unassigned e) {
            belongs(talk(e.interaction()), null);
        } else if (event instanceof RoutingEvent.TransferReturned e) {
            figures.returns++;
            soon(talk(e.interaction()), 5, 60);
        } else if (event instanceof RoutingEvent.BecameUnmanaged e) {
            Talk talk = talk(e.interaction());
            talk.unmanaged = true;
            unmanaged.get(talk.site).add(talk);
        } else if (event instanceof RoutingEvent.Closed e) {
            figures.closed++;
            Talk talk = talk(e.interaction());
            talk.closed = true;
            belongs(talk, null);
        } else if (event instanceof RoutingEvent.MessageQueued e && e.agent() != null) {
            answers.put(e.message(), talk(e.message().interaction()));
        } else if (event instanceof RoutingEvent.SendAccepted e && answers.containsKey(e.message())) {
            answers.remove(e.message()).answered = true;
        } else if (event instanceof RoutingEvent.SendRefused e && answers.containsKey(e.message())) {
            answers.remove(e.message()).lost = true;
        } else if (event instanceof RoutingEvent.SendHeld e && answers.containsKey(e.message())) {
            answers.remove(e.message()).lost = true;
        } else if (event instanceof RoutingEvent.Paused) {
            figures.pauses++;
        } else if (event instanceof RoutingEvent.DispositionOwed) {
            figures.dispositionsOwed++;
        }
    }

    private Talk talk(Object interaction) {
        return Objects.requireNonNull(week.talks.get(interaction));
    }

    /** The customer wrote; whoever owns the interaction sees it. */
    void read(Talk talk) {
        soon(talk, 15, 60);
    }

    private void belongs(Talk talk, @Nullable AgentId agent) {
        if (talk.agent != null) {
            owned.get(talk.agent).remove(talk);
        }
        talk.agent = agent;
        talk.unmanaged = false;
        unmanaged.get(talk.site).remove(talk);
        if (agent != null) {
            owned.computeIfAbsent(agent, any -> new LinkedHashSet<>()).add(talk);
            talk.busy = false;
            soon(talk, 15, 60);
        }
    }

    // ---- offers

    private void offered(RoutingEvent.OfferMade made) {
        if (made.agent() != null) {
            answers(made, made.agent(), 90, 96);
            return;
        }
        Site site = talk(made.interaction()).site;
        for (int i = 0; i < 2; i++) {
            AgentId agent = somebody(site);
            if (agent != null) {
                answers(made, agent, 80, 85);
            }
        }
    }

    private void answers(RoutingEvent.OfferMade made, AgentId agent, int accepts, int rejects) {
        var offer = new OfferId(made.interaction(), made.generation(), agent);
        int chance = week.random.nextInt(100);
        if (chance < accepts) {
            week.in(
                    2,
                    15,
                    () -> week.ask(week.engine.agents().accept(offer), answer -> {
                        figures.accepts += answer instanceof AcceptOutcome.Accepted ? 1 : 0;
                        figures.taken += answer instanceof AcceptOutcome.Taken ? 1 : 0;
                    }));
        } else if (chance < rejects) {
            week.in(
                    2,
                    15,
                    () -> week.ask(
                            week.engine.agents().reject(offer),
                            answer -> figures.rejects += answer instanceof RejectOutcome.Rejected ? 1 : 0));
        }
    }

    /** Takes over what nobody was there for, the oldest first. */
    private void takeOver(Site site) {
        for (Talk talk : new ArrayList<>(unmanaged.get(site))
                .subList(0, Math.min(TAKEN_EACH_ROUND, unmanaged.get(site).size()))) {
            AgentId agent = somebody(site);
            if (agent != null) {
                week.ask(
                        week.engine.interactions().takeOver(agent, talk.id),
                        answer -> figures.takenOver += answer instanceof AssignOutcome.Done ? 1 : 0);
            }
        }
    }

    // ---- work

    private void soon(Talk talk, int least, int most) {
        AgentId agent = talk.agent;
        boolean quiet = talk.quietUntil != null && week.crank.instant().isBefore(talk.quietUntil);
        if (agent != null && !talk.busy && !talk.closed && !quiet) {
            talk.busy = true;
            week.in(least, most, () -> works(talk, agent));
        }
    }

    private void works(Talk talk, AgentId agent) {
        if (!agent.equals(talk.agent)) {
            return;
        }
        talk.busy = false;
        int chance = week.random.nextInt(1_000);
        if (talk.closed || !here.contains(agent)) {
            return;
        }
        if (chance < 15) {
            handsOver(talk, agent);
        } else if (talk.turns == 0) {
            closes(talk, agent, chance < 900);
        } else {
            replies(talk, agent, chance < 25);
        }
    }

    private void handsOver(Talk talk, AgentId agent) {
        AgentId other = week.random.nextInt(3) == 0 ? null : somebody(talk.site);
        var interactions = week.engine.interactions();
        var asked = other == null
                ? interactions.transfer(agent, talk.id, talk.site.queue("all"))
                : interactions.transfer(agent, talk.id, other);
        week.ask(asked, answer -> {
            if (answer instanceof TransferOutcome.Started) {
                figures.transfers++;
            } else {
                soon(talk, 10, 60);
            }
        });
    }

    private void replies(Talk talk, AgentId agent, boolean customerFallsSilent) {
        week.ask(week.engine.interactions().reply(agent, talk.id, new Content.Text("Here you are.")), answer -> {
            if (answer instanceof ReplyOutcome.Queued) {
                talk.turns--;
                if (customerFallsSilent) {
                    talk.quietUntil = week.crank.instant().plus(SILENCE);
                    week.at(talk.quietUntil, () -> soon(talk, 1, 10));
                } else if (talk.turns == 0) {
                    soon(talk, 60, 240);
                } else {
                    week.in(15, 180, () -> writes(talk));
                }
            } else if (answer instanceof ReplyOutcome.ServiceWindowClosed) {
                figures.windowClosed++;
                recontacts(talk, agent);
            }
        });
    }

    private void writes(Talk talk) {
        if (!talk.closed) {
            week.writes(talk.site, talk.phone, "and then?");
            if (week.random.nextInt(10) == 0) {
                week.in(5, 20, () -> week.writes(talk.site, talk.phone, "I forgot to say"));
            }
        }
    }

    private void recontacts(Talk talk, AgentId agent) {
        week.ask(
                week.engine.interactions().reply(agent, talk.id, Content.Template.of(Site.COME_BACK)),
                answer -> talk.turns = 0);
        soon(talk, 600, 3_600);
    }

    private void closes(Talk talk, AgentId agent, boolean disposes) {
        var disposition = disposes ? Site.SOLVED.path() : null;
        week.ask(week.engine.interactions().close(agent, talk.id, disposition), answer -> {
            if (answer instanceof CloseOutcome.DispositionRequired) {
                week.in(5, 60, () -> closes(talk, agent, true));
            }
        });
    }
}
