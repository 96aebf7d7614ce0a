package org.whatsapprouting.core.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.ProviderSettings;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.core.plan.Problem.Code;

/** The provider is there and its settings are what it declares. Values are never repeated: one may be a secret after all. */
final class ProviderCheck {
    private static final String REFERENCE = "[a-z][a-z0-9+.-]*:.+";

    private final Map<String, Set<Setting>> providers;
    private final Problems problems;

    ProviderCheck(Map<String, Set<Setting>> providers, Problems problems) {
        this.providers = providers;
        this.problems = problems;
    }

    void check(String path, ProviderSettings settings) {
        var declared = providers.get(settings.provider());
        if (declared == null) {
            problems.notAmong(
                    path + ".id",
                    Code.NOT_AVAILABLE,
                    "Provider '" + settings.provider()
                            + "' is asked for, but it is not available. Check the spelling, or "
                            + "add the artifact 'whatsapp-routing-provider-" + settings.provider() + "'.",
                    settings.provider(),
                    providers.keySet());
            return;
        }
        var byName = new TreeMap<String, Setting>();
        declared.forEach(setting -> byName.put(setting.name(), setting));
        for (Setting setting : byName.values()) {
            if (setting.required() && !settings.values().containsKey(setting.name())) {
                problems.error(
                        path,
                        Code.SETTING,
                        "Provider '" + settings.provider() + "' needs the setting '" + setting.name()
                                + "', which is missing. Add it: " + setting.description());
            }
        }
        for (String name : new TreeSet<>(settings.values().keySet())) {
            var setting = byName.get(name);
            if (setting == null) {
                problems.notAmong(
                        path + "." + name,
                        Code.SETTING,
                        "Provider '" + settings.provider() + "' has no setting '" + name + "'.",
                        name,
                        byName.keySet());
            } else {
                checkValue(path + "." + name, setting, settings.values().get(name));
            }
        }
    }

    private void checkValue(String path, Setting setting, @Nullable String value) {
        var wrong =
                value == null || value.isBlank() ? "is empty. Give it a value or leave it out." : wrong(setting, value);
        if (wrong != null) {
            problems.error(path, Code.SETTING, "The setting '" + setting.name() + "' " + wrong);
        }
    }

    private static @Nullable String wrong(Setting setting, String value) {
        return switch (setting.kind()) {
            case TEXT -> null;
            case NUMBER -> value.matches("[0-9]{1,9}") ? null : "must be a whole number, zero or more.";
            case FLAG -> value.equals("true") || value.equals("false") ? null : "must be true or false.";
            case ADDRESS -> value.startsWith("http") ? wrongAddress(value) : wrongReference(value, "an address or ");
            case SECRET -> wrongReference(value, "");
        };
    }

    private static @Nullable String wrongReference(String value, String orElse) {
        return value.matches(REFERENCE)
                ? null
                : "must be " + orElse
                        + "a reference such as env:NAME or file:/path. The secret itself never stands here.";
    }

    private static @Nullable String wrongAddress(String value) {
        try {
            var address = new URI(value);
            boolean plain =
                    address.getHost() != null && address.getRawQuery() == null && address.getRawUserInfo() == null;
            if (plain && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return null;
            }
        } catch (URISyntaxException notAnAddress) {
            return "must be an absolute http or https address.";
        }
        return "must be an absolute http or https address without user and query.";
    }
}
