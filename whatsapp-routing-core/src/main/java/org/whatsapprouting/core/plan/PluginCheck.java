package org.whatsapprouting.core.plan;

import java.util.Locale;
import java.util.Set;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.api.model.RoutingPlan;
import org.whatsapprouting.core.plan.Problem.Code;

/** The bots and commands that a plan asks for are there. */
final class PluginCheck {
    private PluginCheck() {}

    static void check(String path, RoutingPlan plan, Set<String> bots, Set<String> commands, Problems problems) {
        for (int i = 0; i < plan.actions().size(); i++) {
            var application = plan.actions().get(i).application();
            if (application instanceof Application.Bot bot && !bots.contains(bot.connector())) {
                problems.notAmong(
                        path + "[" + i + "].connector",
                        Code.NOT_AVAILABLE,
                        "Bot connector '" + bot.connector() + "' is asked for, but it is not available. Check the "
                                + "spelling, or add the artifact 'whatsapp-routing-bot-"
                                + bot.connector().toLowerCase(Locale.ROOT) + "'.",
                        bot.connector(),
                        bots);
            } else if (application instanceof Application.SystemCommand system
                    && !commands.contains(system.command())) {
                problems.notAmong(
                        path + "[" + i + "].command",
                        Code.NOT_AVAILABLE,
                        "Command '" + system.command()
                                + "' is asked for, but the host has not registered it. Check the "
                                + "spelling, or register it in code with the artifact 'whatsapp-routing-system-commands'.",
                        system.command(),
                        commands);
            }
        }
    }
}
