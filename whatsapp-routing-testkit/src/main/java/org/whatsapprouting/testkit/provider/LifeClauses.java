package org.whatsapprouting.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.whatsapprouting.api.provider.MessagingProvider;
import org.whatsapprouting.api.provider.SendOutcome;
import org.whatsapprouting.api.provider.Setting;

/** From the factory to the end. */
interface LifeClauses extends ProviderClauses {

    @Test
    @DisplayName("life: the factory has an id, describes each setting once, and says which are secrets")
    default void describesItself() {
        var factory = harness().factory();
        assertThat(factory.id())
                .matches("[a-z][a-z0-9-]{0,31}")
                .isEqualTo(harness().factory().id());
        assertThat(factory.settings()).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(factory.settings()).allSatisfy(setting -> {
            assertThat(setting.name()).matches("[a-zA-Z][a-zA-Z0-9]*");
            assertThat(setting.description()).endsWith(".").hasSizeGreaterThan(1);
            assertThat(setting.required() && setting.defaultValue() != null)
                    .as("required with a default: %s", setting.name())
                    .isFalse();
            if (setting.kind() == Setting.Kind.SECRET) {
                assertThat(setting.defaultValue()).as("a secret by default").isNull();
            } else {
                assertThat(setting.name())
                        .as("a setting that is no secret")
                        .doesNotMatch("(?i).*(secret|token|password|apiKey)");
            }
        });
    }

    @Test
    @DisplayName("life: makes a provider without a call, that knows its number and its limit")
    default void makesWithoutCalls() {
        try (OpenProvider open = OpenProvider.of(this)) {
            assertThat(open.provider().number()).isNotBlank();
            assertThat(open.provider().bodyLimit()).isBetween(1 << 10, 1 << 24);
            assertThat(open.fake().requests()).isZero();
        }
    }

    @Test
    @DisplayName("life: is closed twice without complaint, and closes nothing of its siblings")
    default void closesTwice() {
        try (OpenProvider open = OpenProvider.of(this)) {
            MessagingProvider sibling = open.factory().create(open.config());
            sibling.close();
            sibling.close();
            assertThat(open.send(OpenProvider.TEXT)).isInstanceOf(SendOutcome.Accepted.class);
        }
    }
}
