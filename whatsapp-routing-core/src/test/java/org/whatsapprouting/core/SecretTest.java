package org.whatsapprouting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.host.Secret;

@DisplayName("A secret")
class SecretTest {
    private static final Secret SECRET = Secret.of("canary");

    @Test
    @DisplayName("prints as stars, wherever it stands")
    void prints() {
        assertThat(SECRET).hasToString("***");
        assertThat(Map.of("token", SECRET).toString() + Set.of(SECRET)).doesNotContain("canary");
    }

    @Test
    @DisplayName("is not written by Java's serialization, nor by Jackson, whatever it is told to look at")
    void written() throws JsonProcessingException {
        assertThat(SECRET).isNotInstanceOf(Serializable.class);
        var curious = new ObjectMapper()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .setVisibility(PropertyAccessor.ALL, Visibility.ANY);
        assertThat(curious.writeValueAsString(Map.of("token", SECRET))).isEqualTo("{\"token\":{}}");
    }

    @Test
    @DisplayName("equals another of the same value only, tells nothing by its hash, and is not empty")
    void equality() {
        assertThat(SECRET)
                .isEqualTo(Secret.of("canary"))
                .isNotEqualTo(Secret.of("Canary"))
                .isNotEqualTo("canary");
        assertThat(SECRET).hasSameHashCodeAs(Secret.of("other"));
        assertThat(SECRET.reveal()).isEqualTo("canary");
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(""));
    }
}
