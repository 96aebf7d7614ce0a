package org.whatsapprouting.provider.sinch;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.Setting.Kind;
import org.whatsapprouting.provider.support.CheckedSettings;

/**
 * The settings of one account at Sinch (Sinch 1.1), checked; secrets are not among them, they are read at each use.
 *
 * @param messages where messages are sent to
 * @param templates where templates are listed
 * @param tokens where access tokens come from
 * @param appId the app; webhooks are matched by it
 * @param keyId the public half of the access key
 * @param signatureTolerance how old a signature may be
 * @param ttl how long Sinch may hold a message back before it gives up
 * @param timeout for a whole send, token included
 * @param pacing how fast the number may send
 */
record SinchSettings(
        URI messages,
        URI templates,
        URI tokens,
        String appId,
        String keyId,
        Duration signatureTolerance,
        Duration ttl,
        Duration timeout,
        Pacing pacing) {
    static final String PROJECT_ID = "projectId";
    static final String APP_ID = "appId";
    static final String REGION = "region";
    static final String KEY_ID = "keyId";
    static final String KEY_SECRET = "keySecret";
    static final String WEBHOOK_SECRET = "webhookSecret";
    static final String PREVIOUS_WEBHOOK_SECRET = "previousWebhookSecret";
    static final String OVERRIDE_CALLBACK_SECRET = "overrideCallbackSecret";
    static final String SIGNATURE_TOLERANCE_SECONDS = "signatureToleranceSeconds";
    static final String PROCESSING_MODE = "processingMode";
    static final String TTL_SECONDS = "ttlSeconds";
    static final String TIMEOUT_SECONDS = "timeoutSeconds";
    static final String BASE_URL = "baseUrl";
    static final String AUTH_URL = "authUrl";
    static final String PROVISIONING_URL = "provisioningUrl";

    private static final int DAY = 86_400;

    static final Set<Setting> ALL = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            Setting.required(PROJECT_ID, Kind.TEXT, "The id of the project in Sinch's dashboard."),
            Setting.required(
                    APP_ID,
                    Kind.TEXT,
                    "The id of the Conversation API app; it stands in every webhook, and webhooks are matched by it."),
            Setting.required(REGION, Kind.TEXT, "Where the app was created: us, eu or br. Another one answers 404."),
            Setting.required(KEY_ID, Kind.TEXT, "The id of an access key of the project."),
            Setting.required(KEY_SECRET, Kind.SECRET, "The secret of that access key."),
            Setting.required(
                    WEBHOOK_SECRET,
                    Kind.SECRET,
                    "The secret of the webhook; without one Sinch would not sign, and nothing could be believed."),
            Setting.optional(
                    PREVIOUS_WEBHOOK_SECRET,
                    Kind.SECRET,
                    "The webhook's secret before a rotation; accepted beside the present one."),
            Setting.optional(
                    OVERRIDE_CALLBACK_SECRET,
                    Kind.SECRET,
                    "The app's secret for addresses that other programs name per message; accepted as well."),
            Setting.withDefault(
                    SIGNATURE_TOLERANCE_SECONDS,
                    Kind.NUMBER,
                    Integer.toString(DAY),
                    "How old a signature may be, 60 to 691200 seconds. Whether Sinch signs anew when it repeats a"
                            + " webhook is not documented, so a small value may cost messages."),
            Setting.optional(
                    PROCESSING_MODE,
                    Kind.TEXT,
                    "DISPATCH or CONVERSATION, as set at the app; for people, nothing depends on it."),
            Setting.withDefault(
                    TTL_SECONDS,
                    Kind.NUMBER,
                    Integer.toString(DAY),
                    "How long a message may wait at Sinch before it fails instead of coming late, 30 to 259200."),
            CheckedSettings.messagesPerSecond(20),
            Setting.withDefault(
                    TIMEOUT_SECONDS,
                    Kind.NUMBER,
                    "30",
                    "How long a send may take altogether, access token included, 1 to 120 seconds."),
            Setting.optional(
                    BASE_URL,
                    Kind.ADDRESS,
                    "Where the Conversation API is, in place of the region's own address. Must be https, except on"
                            + " this machine."),
            Setting.withDefault(
                    AUTH_URL,
                    Kind.ADDRESS,
                    "https://auth.sinch.com",
                    "Where access tokens come from. Must be https, except on this machine."),
            Setting.optional(
                    PROVISIONING_URL,
                    Kind.ADDRESS,
                    "Where templates are listed; without it at baseUrl, and without that where Sinch lists them. Must be"
                            + " https, except on this machine."))));

    static SinchSettings of(ProviderConfig config) {
        var given = new CheckedSettings(config);
        String project = given.matching(PROJECT_ID, "[0-9A-Za-z-]{1,64}", "the id as the dashboard shows it");
        String region = given.matching(REGION, "us|eu|br", "us, eu or br");
        given.optionalMatching(PROCESSING_MODE, "DISPATCH|CONVERSATION", "DISPATCH or CONVERSATION");
        URI base = given.base(BASE_URL, "https://" + region + ".conversation.api.sinch.com");
        boolean elsewhere = config.optionalText(BASE_URL).isPresent();
        URI provisioning =
                given.base(PROVISIONING_URL, elsewhere ? base.toString() : "https://provisioning.api.sinch.com");
        return new SinchSettings(
                URI.create(base + "/v1/projects/" + project + "/messages:send"),
                URI.create(provisioning + "/v1/projects/" + project + "/whatsapp/templates"),
                URI.create(given.base(AUTH_URL) + "/oauth2/token"),
                given.matching(APP_ID, "[0-9A-Za-z]{1,64}", "the id as the dashboard shows it: letters and digits"),
                given.matching(KEY_ID, "[\\x21-\\x39\\x3b-\\x7e]{1,128}", "the id as the dashboard shows it"),
                given.seconds(SIGNATURE_TOLERANCE_SECONDS, 60, 8 * DAY),
                given.seconds(TTL_SECONDS, 30, 3 * DAY),
                given.seconds(TIMEOUT_SECONDS, 1, 120),
                given.pacing());
    }
}
