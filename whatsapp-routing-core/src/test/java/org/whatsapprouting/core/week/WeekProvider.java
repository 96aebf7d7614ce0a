package org.whatsapprouting.core.week;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.SplittableRandom;
import org.whatsapprouting.api.message.OutboundMessage;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.Capability;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.MessagingProviderFactory;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.WebhookRequest;
import org.whatsapprouting.api.provider.WebhookVerdict;
import org.whatsapprouting.core.simulate.SimulatorProviderFactory;

/** A provider that is down for a while, and then and now refuses a message or keeps silent. */
final class WeekProvider implements MessagingProviderFactory {
    static final String ID = "week";

    private final SplittableRandom random;
    private final Instant downFrom;
    private final Instant downTo;
    private final WeekFigures figures;

    WeekProvider(SplittableRandom random, Instant downFrom, Instant downTo, WeekFigures figures) {
        this.random = random;
        this.downFrom = downFrom;
        this.downTo = downTo;
        this.figures = figures;
    }

    private SendOutcome send(MessagingProvider provider, OutboundMessage message, Instant now) {
        figures.sends++;
        if (message.attempt() > 1) {
            figures.retries++;
        }
        int chance = random.nextInt(1_000);
        if (!now.isBefore(downFrom) && now.isBefore(downTo)) {
            return chance < 20 ? new SendOutcome.Unknown("timeout", "") : new SendOutcome.Deferred(null, "503", "");
        }
        if (chance == 0) {
            return new SendOutcome.Unknown("timeout", "");
        }
        return chance == 1 ? new SendOutcome.Rejected(RejectReason.OTHER, "131000", "") : provider.send(message);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<Setting> settings() {
        return Set.of();
    }

    @Override
    public MessagingProvider create(ProviderConfig config) {
        InstantSource clock = config.clock();
        MessagingProvider behind = new SimulatorProviderFactory().create(config);
        return new MessagingProvider() {
            @Override
            public Set<Capability> capabilities() {
                return behind.capabilities();
            }

            @Override
            public String number() {
                return behind.number();
            }

            @Override
            public SendOutcome send(OutboundMessage message) {
                return WeekProvider.this.send(behind, message, clock.instant());
            }

            @Override
            public WebhookVerdict receive(WebhookRequest request) {
                return behind.receive(request);
            }

            @Override
            public void close() {
                behind.close();
            }
        };
    }
}
