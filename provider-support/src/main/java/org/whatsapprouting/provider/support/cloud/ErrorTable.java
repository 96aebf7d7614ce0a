package org.whatsapprouting.provider.support.cloud;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.cloud.ErrorRule.Answer;

/**
 * Meta's error codes (Meta 1.11) as a table: answer, least wait in seconds or {@code -}, class, codes.
 *
 * <p>{@code DEFER} stands only where the documentation says that a limit was hit or that the account is closed for
 * maintenance, so that the message was surely not taken. Codes that merely say 'something went wrong' or 'service
 * unavailable' are {@code UNKNOWN}: trying them again could send twice.
 */
final class ErrorTable {
    private static final String TABLE = """
            REJECT     -    NOT_AUTHORISED         0 3 10 190 200-299 131005 100/33
            REJECT     -    ACCOUNT                33 131031 131037 131042 131045 133000 134011 368
            REJECT     -    ACCOUNT                133005 133006 133008 133009 133010 133015 133016
            REJECT     -    POLICY                 130497
            REJECT     -    INVALID_CONTENT        100 131008 131009 131021 137000
            REJECT     -    UNSUPPORTED_CONTENT    131051 131062 131063 131055 134100 134102
            REJECT     -    RECIPIENT_UNREACHABLE  131026 131030 131020 131041 131059
            REJECT     -    SERVICE_WINDOW_CLOSED  131047
            REJECT     -    OPTED_OUT              131050
            REJECT     -    LIMIT                  130472 131049
            REJECT     -    MEDIA                  131052 131053
            REJECT     -    TEMPLATE               132000 132001 132005 132007 132008 132012 132015 132016 132018 132068
            REJECT     -    OTHER                  135000
            DEFER_NUMBER -  LIMIT                  4 80007 130429
            DEFER      60   LIMIT                  132069
            DEFER_NUMBER 60 ACCOUNT                131057 2494100
            DEFER      600  TEMPLATE               134101
            DEFER      3600 LIMIT                  131048 131064
            DEFER_PAIR -    LIMIT                  131056
            UNKNOWN    -    OTHER                  1 2 131000 131016 133004
            """;

    private static final ErrorRule BY_STATUS = new ErrorRule(Answer.BY_STATUS, null, RejectReason.OTHER);
    private static final Map<String, ErrorRule> RULES = parse();

    private ErrorTable() {}

    /** Returns the rule of a code; one for the code with this subcode goes first. */
    static ErrorRule rule(int code, int subcode) {
        ErrorRule exact = RULES.get(code + "/" + subcode);
        return exact != null ? exact : RULES.getOrDefault(Integer.toString(code), BY_STATUS);
    }

    private static Map<String, ErrorRule> parse() {
        var rules = new HashMap<String, ErrorRule>();
        TABLE.lines().forEach(line -> {
            String[] cells = line.split(" +");
            var rule = new ErrorRule(Answer.valueOf(cells[0]), pause(cells[1]), RejectReason.valueOf(cells[2]));
            for (int i = 3; i < cells.length; i++) {
                put(rules, cells[i], rule);
            }
        });
        return Map.copyOf(rules);
    }

    private static void put(Map<String, ErrorRule> rules, String cell, ErrorRule rule) {
        int dash = cell.indexOf('-');
        int first = dash < 0 ? 0 : Integer.parseInt(cell.substring(0, dash));
        int last = dash < 0 ? 0 : Integer.parseInt(cell.substring(dash + 1));
        for (int code = first; code <= last; code++) {
            String key = dash < 0 ? cell : Integer.toString(code);
            if (rules.put(key, rule) != null) {
                throw new IllegalStateException("Code " + key + " stands twice in the table.");
            }
        }
    }

    private static @Nullable Duration pause(String cell) {
        return cell.equals("-") ? null : Duration.ofSeconds(Long.parseLong(cell));
    }
}
