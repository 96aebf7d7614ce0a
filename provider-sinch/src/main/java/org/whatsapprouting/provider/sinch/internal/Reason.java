package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whatsapprouting.api.message.InboundEvent;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.LogSafe;
import org.whatsapprouting.provider.support.cloud.GraphError;

/**
 * Why a message failed, in Sinch's words (Sinch 1.4).
 *
 * @param code Sinch's code, or {@code none}
 * @param subcode Sinch's sub-code, or empty for none
 * @param channelCode the code of WhatsApp itself, or empty for none
 * @param detail Sinch's words, masked
 */
record Reason(String code, String subcode, String channelCode, String detail) {
    private static final String TABLE = """
            LIMIT                  RATE_LIMITED
            OTHER                  INTERNAL_ERROR CHANNEL_FAILURE UNKNOWN
            EXPIRED                DELIVERY_TIMED_OUT
            SERVICE_WINDOW_CLOSED  OUTSIDE_ALLOWED_SENDING_WINDOW
            RECIPIENT_UNREACHABLE  RECIPIENT_INVALID_CHANNEL_IDENTITY RECIPIENT_NOT_REACHABLE
            RECIPIENT_UNREACHABLE  NO_CHANNEL_IDENTITY_FOR_CONTACT CONTACT_NOT_FOUND NO_CHANNELS_LEFT
            OPTED_OUT              RECIPIENT_NOT_OPTED_IN
            POLICY                 DELIVERY_REJECTED_DUE_TO_POLICY CHANNEL_REJECT
            ACCOUNT                CHANNEL_BAD_CONFIGURATION CHANNEL_CONFIGURATION_MISSING UNKNOWN_APP INACTIVE_SENDER
            NOT_AUTHORISED         NO_PERMISSION
            MEDIA                  MEDIA_TYPE_UNSUPPORTED MEDIA_TOO_LARGE MEDIA_NOT_REACHABLE
            MEDIA                  ATTACHMENT_REJECTED MEDIA_TYPE_UNDETERMINED
            TEMPLATE               TEMPLATE_NOT_FOUND TEMPLATE_INSUFFICIENT_PARAMETERS
            TEMPLATE               TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION
            INVALID_CONTENT        BAD_REQUEST NO_PROFILE_AVAILABLE
            UNSUPPORTED_CONTENT    UNSUPPORTED_OPERATION
            """;

    private static final Map<String, RejectReason> CLASSES = parse();

    static Reason of(JsonNode reason) {
        String code = JsonFields.id(reason, "code");
        String subcode = JsonFields.id(reason, "sub_code");
        return new Reason(
                code == null ? "none" : LogSafe.detail(code),
                subcode == null || subcode.equals("UNSPECIFIED_SUB_CODE") ? "" : LogSafe.detail(subcode),
                LogSafe.detail(JsonFields.id(reason, "channel_code")),
                LogSafe.detail(JsonFields.id(reason, "description")));
    }

    /** The class of the failure; the sub-code is the more exact one, WhatsApp's counts where Sinch's says nothing. */
    RejectReason rejectReason() {
        RejectReason exact = CLASSES.get(subcode);
        RejectReason said = exact != null ? exact : CLASSES.getOrDefault(code, RejectReason.OTHER);
        return said == RejectReason.OTHER && channelCode.matches("[0-9]{1,9}")
                ? new GraphError(Integer.parseInt(channelCode), 0, detail)
                        .rule()
                        .reason()
                : said;
    }

    InboundEvent.Failure failure() {
        String codes = Stream.of(code, subcode, channelCode)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        return new InboundEvent.Failure(rejectReason(), codes, detail);
    }

    private static Map<String, RejectReason> parse() {
        var classes = new HashMap<String, RejectReason>();
        TABLE.lines().forEach(line -> {
            String[] cells = line.split(" +");
            Stream.of(cells).skip(1).forEach(code -> classes.put(code, RejectReason.valueOf(cells[0])));
        });
        return Map.copyOf(classes);
    }
}
