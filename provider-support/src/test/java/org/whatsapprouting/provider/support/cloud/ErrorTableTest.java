package org.whatsapprouting.provider.support.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whatsapprouting.api.message.RejectReason;
import org.whatsapprouting.provider.support.cloud.ErrorRule.Answer;

class ErrorTableTest {
    /** The codes of Meta 1.11 that can answer a send. */
    private static final int[] DOCUMENTED = {
        0, 1, 2, 3, 4, 10, 33, 100, 190, 200, 250, 299, 368, 80007, 130429, 130472, 130497, 131000, 131005, 131008,
        131009, 131016, 131020, 131021, 131026, 131030, 131031, 131037, 131041, 131042, 131045, 131047, 131048, 131049,
        131050, 131051, 131052, 131053, 131055, 131056, 131057, 131059, 131062, 131063, 131064, 132000, 132001, 132005,
        132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069, 133000, 133004, 133005, 133006, 133008, 133009,
        133010, 133015, 133016, 134011, 134100, 134101, 134102, 135000, 137000, 2494100
    };

    @Test
    @DisplayName("every documented code is in the table, others are not")
    void complete() {
        for (int code : DOCUMENTED) {
            assertThat(ErrorTable.rule(code, 0).answer()).as("%d", code).isNotEqualTo(Answer.BY_STATUS);
        }
        for (int code : new int[] {5, 199, 300, 131_001, 987_654, GraphError.NO_CODE}) {
            assertThat(ErrorTable.rule(code, 0).answer()).as("%d", code).isEqualTo(Answer.BY_STATUS);
        }
    }

    @ParameterizedTest
    @DisplayName(
            "Meta 1.11: each code has the class that is documented: mend the account, later, template, window, never")
    @CsvSource({
        "A, 0 190 3 10 200 299 131005 368 131031 33 131037 131042 131045 133000 133005 133006 133008 133009 133010 133015",
        "A, 133016 134011",
        "N, 130497 100 130472 131008 131009 131021 131020 131041 131059 131026 131030 131050 131051 131052 131053",
        "N, 131055 134100 131062 131063 134102 135000 137000 131049",
        "R, 1 2 130429 131000 131016 131056 131057 133004",
        "L, 4 80007 131048 131064 132069 134101",
        "T, 132000 132001 132005 132007 132008 132012 132018 132015 132016 132068",
        "W, 131047"
    })
    void classes(char documented, String codes) {
        for (String code : codes.split(" ")) {
            ErrorRule rule = ErrorTable.rule(Integer.parseInt(code), 0);
            assertThat(letter(rule)).as(code).isEqualTo(documented == 'R' || documented == 'L' ? 'L' : documented);
        }
    }

    private static char letter(ErrorRule rule) {
        if (rule.answer() != Answer.REJECT) {
            return 'L';
        }
        return switch (rule.reason()) {
            case NOT_AUTHORISED, ACCOUNT -> 'A';
            case TEMPLATE -> 'T';
            case SERVICE_WINDOW_CLOSED -> 'W';
            default -> 'N';
        };
    }

    @ParameterizedTest
    @DisplayName("codes that do not say that the message was not taken are never tried again blindly")
    @ValueSource(ints = {1, 2, 131000, 131016, 133004})
    void nobodyKnows(int code) {
        assertThat(ErrorTable.rule(code, 0).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    @DisplayName("only limits, maintenance and synchronisation put a message off")
    void deferred() {
        int[] deferred = IntStream.of(DOCUMENTED)
                .filter(code -> ErrorTable.rule(code, 0).answer() == Answer.DEFER
                        || ErrorTable.rule(code, 0).answer() == Answer.DEFER_NUMBER
                        || ErrorTable.rule(code, 0).answer() == Answer.DEFER_PAIR)
                .toArray();
        assertThat(deferred).containsExactly(4, 80007, 130429, 131048, 131056, 131057, 131064, 132069, 134101, 2494100);
    }

    @Test
    @DisplayName("throughput and maintenance concern all that the number sends, the limit of a pair one customer")
    void number() {
        int[] number = IntStream.of(DOCUMENTED)
                .filter(code -> ErrorTable.rule(code, 0).answer() == Answer.DEFER_NUMBER)
                .toArray();
        assertThat(number).containsExactly(4, 80007, 130429, 131057, 2494100);
    }

    @Test
    @DisplayName("a subcode that has a rule of its own goes first")
    void subcode() {
        assertThat(ErrorTable.rule(100, 33).reason()).isEqualTo(RejectReason.NOT_AUTHORISED);
        assertThat(ErrorTable.rule(100, 34).reason()).isEqualTo(RejectReason.INVALID_CONTENT);
    }
}
