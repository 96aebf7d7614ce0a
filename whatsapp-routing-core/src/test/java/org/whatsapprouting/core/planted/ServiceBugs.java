package org.whatsapprouting.core.planted;

import static org.whatsapprouting.core.planted.PlantedBugs.bug;

import java.util.List;

/** Bugs about what providers do beside carrying messages. */
final class ServiceBugs {
    private ServiceBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                bug(
                        "an agent gets files of accounts that are not his",
                        "decide/Access.java",
                        "return account.agents().contains(agent) ? null",
                        "return account.name() != null ? null",
                        "ServicesTest#notHis"),
                bug(
                        "a provider is asked for what it cannot do",
                        "decide/Access.java",
                        "return config.can(account, needed) ? null",
                        "return config != null ? null",
                        "ServicesTest#capability"),
                bug(
                        "whoever looks on is shown as writing",
                        "decide/Access.java",
                        "if (!agent.equals(interaction.ownerAgent())) {",
                        "if (interaction.ownerAgent() == null) {",
                        "ServicesTest#showTyping"),
                bug(
                        "a file is fetched that an agent named himself",
                        "Services.java",
                        "state.inbound() ? file(seen) : null",
                        "file(seen)",
                        "ServicesTest#ofCustomers"),
                bug(
                        "what a provider says of a file's size is believed",
                        "LimitedSink.java",
                        "if (length > left) {",
                        "if (false) {",
                        "ServicesTest#tooLarge"),
                bug(
                        "the reason of a failure holds the address of the file",
                        "Services.java",
                        "said.replace(file.link(), \"***\")",
                        "said",
                        "ServicesTest#failed"),
                bug(
                        "our own answer is taken for the customer's newest message",
                        "Services.java",
                        "long number = interaction.messages().lastInbound();",
                        "long number = interaction.messages().count();",
                        "ServicesTest#showRead"));
    }
}
