package org.whatsapprouting.core.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.event.RoutingEvent;
import org.whatsapprouting.api.model.AgentId;
import org.whatsapprouting.api.model.MessageId;
import org.whatsapprouting.api.store.RecordKey;

/** Which states an event changes, so that each is evolved by the same event. */
final class Subjects {
    private final Keys keys;

    Subjects(Keys keys) {
        this.keys = keys;
    }

    List<RecordKey> of(RoutingEvent event) {
        var subjects = new ArrayList<RecordKey>(3);
        if (event instanceof RoutingEvent.ContactCreated e) {
            subjects.add(keys.contact(e.contact()));
        } else if (event instanceof RoutingEvent.WindowRenewed e) {
            subjects.add(keys.contact(e.contact()));
        } else if (event instanceof RoutingEvent.IdentityChanged e) {
            subjects.add(keys.contact(e.contact()));
        } else if (event instanceof RoutingEvent.ContactRenamed e) {
            subjects.add(keys.contact(e.contact()));
        } else if (event instanceof RoutingEvent.ContactLookedUp e) {
            subjects.add(keys.contact(e.contact()));
        } else if (event instanceof RoutingEvent.InteractionOpened e) {
            subjects.add(keys.interaction(e.interaction()));
            subjects.add(keys.contact(e.contact()));
        } else if (event instanceof RoutingEvent.AutoReplied e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.AutoReplyUndone e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.Tagged e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.WaitBegan e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.WaitEnded e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.BecameUnmanaged e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.Closed e) {
            subjects.add(keys.interaction(e.interaction()));
            subjects.add(keys.contact(e.contact()));
            addAgent(subjects, e.owner());
        } else {
            passes(event, subjects);
            offers(event, subjects);
            ownership(event, subjects);
            messages(event, subjects);
            agents(event, subjects);
        }
        return subjects;
    }

    private void passes(RoutingEvent event, List<RecordKey> subjects) {
        if (event instanceof RoutingEvent.PassPaused e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.PassQueued e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.PassResumed e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.PassDropped e) {
            subjects.add(keys.interaction(e.interaction()));
        }
    }

    private void offers(RoutingEvent event, List<RecordKey> subjects) {
        if (event instanceof RoutingEvent.OfferMade e) {
            subjects.add(keys.interaction(e.interaction()));
            addAgent(subjects, e.agent());
            if (e.queue() != null && e.agent() != null) {
                subjects.add(keys.queue(e.queue()));
            }
        } else if (event instanceof RoutingEvent.QueueMemoryMoved e) {
            subjects.add(keys.queue(e.queue()));
        } else if (event instanceof RoutingEvent.OfferRejected e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.OfferEnded e) {
            subjects.add(keys.interaction(e.interaction()));
            addAgent(subjects, e.agent());
        } else if (event instanceof RoutingEvent.Assigned e) {
            subjects.add(keys.interaction(e.interaction()));
            addAgent(subjects, e.agent());
            addAgent(subjects, e.from());
        }
    }

    private void ownership(RoutingEvent event, List<RecordKey> subjects) {
        if (event instanceof RoutingEvent.OwnerReturned e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.Unassigned e) {
            subjects.add(keys.interaction(e.interaction()));
            addAgent(subjects, e.from());
        } else if (event instanceof RoutingEvent.TransferStarted e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.TransferReturned e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.TabOpened e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.TabLeft e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.MarkedRead e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.Untagged e) {
            subjects.add(keys.interaction(e.interaction()));
        } else if (event instanceof RoutingEvent.WindowClosing e) {
            subjects.add(keys.contact(e.contact()));
        }
    }

    private void messages(RoutingEvent event, List<RecordKey> subjects) {
        if (event instanceof RoutingEvent.MessageReceived e) {
            subjects.add(keys.message(e.message()));
            subjects.add(keys.interaction(e.message().interaction()));
        } else if (event instanceof RoutingEvent.MessageQueued e) {
            subjects.add(keys.message(e.message()));
            subjects.add(keys.interaction(e.message().interaction()));
            subjects.add(keys.contact(e.contact()));
        } else if (event instanceof RoutingEvent.ReplyParked e) {
            subjects.add(keys.message(e.message()));
            subjects.add(keys.interaction(e.message().interaction()));
        } else if (event instanceof RoutingEvent.ReplyReleased e) {
            subjects.add(keys.message(e.message()));
            subjects.add(keys.interaction(e.message().interaction()));
            subjects.add(keys.contact(e.contact()));
        } else {
            MessageId settled = settled(event);
            if (settled != null) {
                subjects.add(keys.message(settled));
            }
            if (event instanceof RoutingEvent.SendAccepted e) {
                subjects.add(keys.contact(e.contact()));
            } else if (event instanceof RoutingEvent.SendRefused e) {
                subjects.add(keys.contact(e.contact()));
            } else if (event instanceof RoutingEvent.SendHeld e) {
                subjects.add(keys.contact(e.contact()));
            } else if (event instanceof RoutingEvent.SendCounted e) {
                subjects.add(keys.contact(e.contact()));
            }
        }
    }

    private static @Nullable MessageId settled(RoutingEvent event) {
        if (event instanceof RoutingEvent.SendReady e) {
            return e.message();
        }
        if (event instanceof RoutingEvent.SendStarted e) {
            return e.message();
        }
        if (event instanceof RoutingEvent.SendAccepted e) {
            return e.message();
        }
        if (event instanceof RoutingEvent.SendDeferred e) {
            return e.message();
        }
        if (event instanceof RoutingEvent.SendPutOff e) {
            return e.message();
        }
        if (event instanceof RoutingEvent.SendRefused e) {
            return e.message();
        }
        if (event instanceof RoutingEvent.SendUnconfirmed e) {
            return e.message();
        }
        if (event instanceof RoutingEvent.SendHeld e) {
            return e.message();
        }
        return event instanceof RoutingEvent.StatusReported e ? e.message() : null;
    }

    private void agents(RoutingEvent event, List<RecordKey> subjects) {
        if (event instanceof RoutingEvent.LoggedIn e) {
            addAgent(subjects, e.agent());
        } else if (event instanceof RoutingEvent.LoggedOut e) {
            addAgent(subjects, e.agent());
        } else if (event instanceof RoutingEvent.Paused e) {
            addAgent(subjects, e.agent());
        } else if (event instanceof RoutingEvent.Resumed e) {
            addAgent(subjects, e.agent());
        } else if (event instanceof RoutingEvent.DispositionOwed e) {
            addAgent(subjects, e.agent());
        } else if (event instanceof RoutingEvent.DispositionSettled e) {
            addAgent(subjects, e.agent());
        }
    }

    private void addAgent(List<RecordKey> subjects, @Nullable AgentId agent) {
        if (agent != null) {
            subjects.add(keys.agent(agent));
        }
    }
}
