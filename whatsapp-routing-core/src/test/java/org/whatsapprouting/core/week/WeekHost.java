package org.whatsapprouting.core.week;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.whatsapprouting.api.host.ContactCard;
import org.whatsapprouting.api.host.ContactDirectory;
import org.whatsapprouting.api.host.ContactQuery;
import org.whatsapprouting.api.host.SystemCommands;
import org.whatsapprouting.api.host.SystemRequest;
import org.whatsapprouting.api.host.SystemResult;

/** The host's contact manager and its command: both know something of most customers, and now and then they fail. */
final class WeekHost implements SystemCommands, ContactDirectory {
    static final String COMMAND = "segment";

    private final RandomGenerator random;
    private final WeekFigures figures;

    WeekHost(RandomGenerator random, WeekFigures figures) {
        this.random = random;
        this.figures = figures;
    }

    @Override
    public Set<String> names() {
        return Set.of(COMMAND);
    }

    @Override
    public SystemResult run(SystemRequest request) {
        figures.commands++;
        return switch (random.nextInt(10)) {
            case 0 -> new SystemResult.Failed("timeout");
            case 1 -> new SystemResult.Ended(1, "");
            case 2, 3 -> new SystemResult.Ended(0, "gold");
            default -> new SystemResult.Ended(0, "plain");
        };
    }

    @Override
    public Optional<ContactCard> lookUp(ContactQuery query) {
        figures.lookUps++;
        return switch (random.nextInt(10)) {
            case 0 -> throw new IllegalStateException("The contact manager is broken.");
            case 1, 2 -> Optional.empty();
            case 3 -> Optional.of(new ContactCard("Ann", Map.of("vip", "yes")));
            default -> Optional.of(new ContactCard(null, Map.of("vip", "no")));
        };
    }
}
