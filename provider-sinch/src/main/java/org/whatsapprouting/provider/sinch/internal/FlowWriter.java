package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.FlowStart;
import org.whatsapprouting.provider.support.Draft;

/** Writes texts with a button that opens a form (Sinch 1.2, {@code FLOWS}). */
final class FlowWriter {
    private static final int MAX_BODY = 1_024;
    private static final int MAX_LABEL = 20;

    private FlowWriter() {}

    /**
     * Adds a form, or returns why it cannot be sent.
     *
     * @param reference comes back with the answers where the content has no token of its own
     */
    static @Nullable Draft add(ObjectNode message, FlowStart flow, String reference) {
        Draft problem = MessageWriter.textProblem(flow.body(), MAX_BODY);
        if (problem == null) {
            problem = MessageWriter.textProblem(flow.label(), MAX_LABEL);
        }
        if (problem != null) {
            return problem;
        }
        ObjectNode form = message.putObject("channel_specific_message")
                .putObject("WHATSAPP")
                .put("message_type", "FLOWS")
                .putObject("message");
        form.put("flow_id", flow.flow()).put("flow_cta", flow.label());
        form.putObject("body").put("text", flow.body());
        form.put("flow_token", flow.token() != null ? flow.token() : reference).put("flow_mode", "published");
        if (flow.screen() == null) {
            form.put("flow_action", "data_exchange");
        } else {
            ObjectNode first = form.put("flow_action", "navigate").putObject("flow_action_payload");
            first.put("screen", flow.screen());
            if (!flow.data().isEmpty()) {
                new TreeMap<>(flow.data()).forEach(first.putObject("data")::put);
            }
        }
        return null;
    }
}
