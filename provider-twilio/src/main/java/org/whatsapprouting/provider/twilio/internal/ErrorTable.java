package org.whatsapprouting.provider.twilio.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.twilio.internal.ErrorRule.Answer;

/**
 * Twilio's error codes (Twilio 1.7) as a table: answer, least wait in seconds or {@code -}, class, codes. The same codes come
 * in answers to a send and in reports of failed messages; for the latter only the class counts.
 */
final class ErrorTable {
    private static final String TABLE = """
            REJECT       -   NOT_AUTHORISED         20003 63001 63020 60001
            REJECT       -   ACCOUNT                20404 21212 21606 63002 63007 63008 63022 21408 20249 133016
            REJECT       -   ACCOUNT                21701 21703 21704 21705 30002 63051
            REJECT       -   INVALID_CONTENT        20422 21602 21603 21604 90009
            REJECT       -   INVALID_CONTENT        21617 63021 63005 63006 63030 63031 21624
            REJECT       -   RECIPIENT_UNREACHABLE  21211 21614 63003 63024 21608 63015 21612 30003 30005 30006
            REJECT       -   OPTED_OUT              21610 63033 63014
            REJECT       -   MEDIA                  21619 21620 21623 63034 11751 63025
            REJECT       -   TEMPLATE               21654 21655 21656 63027 63028 63029 63040 63041
            REJECT       -   POLICY                 30004 30007 63013 63026 63039
            REJECT       -   SERVICE_WINDOW_CLOSED  63016
            REJECT       -   LIMIT                  63032 63038
            DEFER_NUMBER -   LIMIT                  20429 63017
            DEFER_NUMBER 120 LIMIT                  21611 30001
            DEFER        60  OTHER                  63009 63010 63012
            DEFER_ONCE   60  OTHER                  63011 63023
            DEFER_ONCE   60  MEDIA                  63019 63037
            DEFER_ONCE   60  RECIPIENT_UNREACHABLE  30008
            DEFER_LONGER 60  LIMIT                  63018
            UNKNOWN      -   OTHER                  20500 20503
            """;

    private static final ErrorRule BY_STATUS = new ErrorRule(Answer.BY_STATUS, null, RejectReason.OTHER);
    private static final Map<String, ErrorRule> RULES = parse();

    private ErrorTable() {}

    /** Returns the rule of a code; a code that is absent or not known has a rule too. */
    static ErrorRule rule(@Nullable String code) {
        return code == null ? BY_STATUS : RULES.getOrDefault(code, BY_STATUS);
    }

    private static Map<String, ErrorRule> parse() {
        var rules = new HashMap<String, ErrorRule>();
        TABLE.lines().forEach(line -> {
            String[] cells = line.split(" +");
            var rule = new ErrorRule(Answer.valueOf(cells[0]), pause(cells[1]), RejectReason.valueOf(cells[2]));
            for (int i = 3; i < cells.length; i++) {
                if (rules.put(cells[i], rule) != null) {
                    throw new IllegalStateException("Code " + cells[i] + " stands twice in the table.");
                }
            }
        });
        return Map.copyOf(rules);
    }

    private static @Nullable Duration pause(String cell) {
        return cell.equals("-") ? null : Duration.ofSeconds(Long.parseLong(cell));
    }
}
