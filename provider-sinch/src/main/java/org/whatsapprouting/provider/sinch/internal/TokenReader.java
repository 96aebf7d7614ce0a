package org.whatsapprouting.provider.sinch.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.host.Secret;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.provider.support.HttpOutcome;
import org.whatsapprouting.provider.support.HttpOutcome.Answered;
import org.whatsapprouting.provider.support.JsonFields;

/**
 * Reads what the token endpoint answered (Sinch 1.1). Without a token no message leaves, so nothing here is ever unknown:
 * it is refused where the key is refused, and later in any other case.
 */
public final class TokenReader {
    private static final long LONGEST = 86_400;
    private static final long USUAL = 3_599;

    private TokenReader() {}

    /** @param now the present time, for pauses asked for as a date */
    public static Grant read(HttpOutcome outcome, Instant now) {
        if (!(outcome instanceof Answered answer)) {
            return Grant.Refused.deferred(
                    "token-unreachable", "Sinch's token endpoint did not answer; nothing was sent.");
        }
        int status = answer.status();
        JsonNode body = AnswerReader.parsed(answer.body());
        String token = JsonFields.id(body, "access_token");
        if (status >= 200 && status < 300 && token != null && token.matches("[\\x21-\\x7e]+")) {
            return new Grant.Token(Secret.of(token), life(JsonFields.decimal(body, "expires_in")));
        }
        if (status == 400 || status == 401 || status == 403) {
            return new Grant.Refused(new SendOutcome.Rejected(
                    RejectReason.NOT_AUTHORISED,
                    "token-" + status,
                    "Sinch does not take the access key. Check keyId and keySecret."));
        }
        if (status == 429) {
            return new Grant.Refused(new SendOutcome.Deferred(
                    AnswerReader.asked(answer, now), "token-429", "Too many access tokens were asked for."));
        }
        return Grant.Refused.deferred(
                "token-" + status, "Sinch's token endpoint gave status " + status + " and no token; nothing was sent.");
    }

    private static Duration life(@Nullable BigDecimal seconds) {
        if (seconds == null || seconds.signum() <= 0) {
            return Duration.ofSeconds(USUAL);
        }
        return Duration.ofSeconds(seconds.min(BigDecimal.valueOf(LONGEST)).longValue());
    }
}
