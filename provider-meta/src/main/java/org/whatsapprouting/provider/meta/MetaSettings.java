package org.whatsapprouting.provider.meta;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.Setting.Kind;
import org.whatsapprouting.provider.support.CheckedSettings;

/** The settings of one account at Meta (Meta 1.1), checked; secrets are not among them, they are read at each use. */
record MetaSettings(
        URI root,
        String phoneNumberId,
        @Nullable String wabaId,
        boolean appSecretProof,
        boolean linkPreviews,
        Duration timeout,
        Pacing pacing) {
    static final String BASE_URL = "baseUrl";
    static final String GRAPH_VERSION = "graphVersion";
    static final String PHONE_NUMBER_ID = "phoneNumberId";
    static final String WABA_ID = "wabaId";
    static final String ACCESS_TOKEN = "accessToken";
    static final String APP_SECRET = "appSecret";
    static final String PREVIOUS_APP_SECRET = "previousAppSecret";
    static final String VERIFY_TOKEN = "verifyToken";
    static final String PREVIOUS_VERIFY_TOKEN = "previousVerifyToken";
    static final String APP_SECRET_PROOF = "appSecretProof";
    static final String LINK_PREVIEWS = "linkPreviews";
    static final String TIMEOUT_SECONDS = "timeoutSeconds";

    /** Where Meta keeps files (Meta 1.13). */
    static final List<String> FILE_HOSTS = List.of(".fbsbx.com", ".facebook.com", ".fbcdn.net", ".whatsapp.net");

    private static final String ID = "[0-9]{1,32}";
    private static final String AS_SHOWN = "digits only, as the app dashboard shows them";

    static final Set<Setting> ALL = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            Setting.required(
                    PHONE_NUMBER_ID,
                    Kind.TEXT,
                    "Meta's id of the business number: digits, shown beside the number in the app dashboard; not the number itself."),
            Setting.required(ACCESS_TOKEN, Kind.SECRET, "The token of a system user that may send messages."),
            Setting.required(APP_SECRET, Kind.SECRET, "The app's secret; Meta signs webhooks with it."),
            Setting.optional(
                    PREVIOUS_APP_SECRET,
                    Kind.SECRET,
                    "The app's secret before a rotation; accepted beside the present one."),
            Setting.required(
                    VERIFY_TOKEN,
                    Kind.SECRET,
                    "A random text of your own, entered as verify token beside the callback address."),
            Setting.optional(
                    PREVIOUS_VERIFY_TOKEN,
                    Kind.SECRET,
                    "The verify token before a rotation; accepted beside the present one."),
            Setting.optional(
                    WABA_ID,
                    Kind.TEXT,
                    "The id of the WhatsApp Business Account; without it templates cannot be listed."),
            Setting.withDefault(
                    GRAPH_VERSION, Kind.TEXT, "v26.0", "The version of the Graph API to call, for example v26.0."),
            Setting.withDefault(
                    APP_SECRET_PROOF,
                    Kind.FLAG,
                    "false",
                    "Whether calls carry appsecret_proof, which an app can demand."),
            CheckedSettings.messagesPerSecond(80),
            Setting.withDefault(
                    LINK_PREVIEWS, Kind.FLAG, "false", "Whether a text shows what is behind its first link."),
            Setting.withDefault(
                    TIMEOUT_SECONDS, Kind.NUMBER, "30", "How long a send may take altogether, 1 to 120 seconds."),
            Setting.withDefault(
                    BASE_URL,
                    Kind.ADDRESS,
                    "https://graph.facebook.com",
                    "Where the Graph API is. Must be https, except on this machine."))));

    static MetaSettings of(ProviderConfig config) {
        var given = new CheckedSettings(config);
        String version = given.matching(GRAPH_VERSION, "v[0-9]{1,3}\\.[0-9]{1,2}", "a version like v26.0");
        return new MetaSettings(
                URI.create(given.base(BASE_URL) + "/" + version),
                given.matching(PHONE_NUMBER_ID, ID, AS_SHOWN),
                given.optionalMatching(WABA_ID, ID, AS_SHOWN).orElse(null),
                given.flag(APP_SECRET_PROOF),
                given.flag(LINK_PREVIEWS),
                given.seconds(TIMEOUT_SECONDS, 1, 120),
                given.pacing());
    }

    /** Where messages and reports of reading go. */
    URI messages() {
        return at(phoneNumberId + "/messages");
    }

    /** An address of the Graph API. */
    URI at(String path) {
        return URI.create(root + "/" + path);
    }
}
