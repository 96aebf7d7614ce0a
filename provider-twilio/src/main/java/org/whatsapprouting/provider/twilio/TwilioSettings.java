package org.whatsapprouting.provider.twilio;

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
import org.whatsapprouting.provider.twilio.internal.WebUrl;

/**
 * The settings of one account at Twilio (Twilio 1.1), checked; secrets are not among them, they are read at each use.
 *
 * @param accountSid the account
 * @param apiKeySid who logs in, if it is not the account itself; or null
 * @param from the business number with country code, digits only; or null
 * @param serviceSid the Messaging Service that sends; or null
 * @param statusCallback where Twilio reports to, as written; or null
 * @param webhook the address typed into Twilio's console, as written; or null
 * @param api where messages and files are
 * @param content where templates are
 * @param messaging where the typing indicator is
 * @param createContent whether choices become content of our own making
 * @param timeout for one call
 * @param maxFileBytes how large a downloaded file may be
 * @param pacing how fast the number may send
 */
record TwilioSettings(
        String accountSid,
        @Nullable String apiKeySid,
        @Nullable String from,
        @Nullable String serviceSid,
        @Nullable String statusCallback,
        @Nullable String webhook,
        URI api,
        URI content,
        URI messaging,
        boolean createContent,
        Duration timeout,
        long maxFileBytes,
        Pacing pacing) {
    static final String ACCOUNT_SID = "accountSid";
    static final String AUTH_TOKEN = "authToken";
    static final String PREVIOUS_AUTH_TOKEN = "previousAuthToken";
    static final String API_KEY_SID = "apiKeySid";
    static final String API_KEY_SECRET = "apiKeySecret";
    static final String FROM = "from";
    static final String MESSAGING_SERVICE_SID = "messagingServiceSid";
    static final String STATUS_CALLBACK_URL = "statusCallbackUrl";
    static final String PUBLIC_WEBHOOK_URL = "publicWebhookUrl";
    static final String REGION = "region";
    static final String EDGE = "edge";
    static final String CREATE_CONTENT = "createContent";
    static final String TIMEOUT_SECONDS = "timeoutSeconds";
    static final String MAX_FILE_MEGABYTES = "maxFileMegabytes";
    static final String BASE_URL = "baseUrl";
    static final String CONTENT_BASE_URL = "contentBaseUrl";
    static final String MESSAGING_BASE_URL = "messagingBaseUrl";

    private static final String PLACE = "[a-z0-9]{1,20}";

    static final Set<Setting> ALL = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            Setting.required(ACCOUNT_SID, Kind.TEXT, "The account: AC and 32 hexadecimal digits."),
            Setting.required(
                    AUTH_TOKEN,
                    Kind.SECRET,
                    "The account's primary auth token; Twilio signs webhooks with it, and calls log in with it if there is no API key."),
            Setting.optional(
                    PREVIOUS_AUTH_TOKEN,
                    Kind.SECRET,
                    "The auth token before a rotation; its signatures are accepted beside those of the present one."),
            Setting.optional(
                    API_KEY_SID,
                    Kind.TEXT,
                    "An API key to log in with: SK and 32 hexadecimal digits. Needs its secret."),
            Setting.optional(API_KEY_SECRET, Kind.SECRET, "The secret of the API key."),
            Setting.optional(
                    FROM,
                    Kind.TEXT,
                    "The business number with country code, for example +15550001111. Needed unless there is a Messaging Service."),
            Setting.optional(
                    MESSAGING_SERVICE_SID,
                    Kind.TEXT,
                    "A Messaging Service that sends: MG and 32 hexadecimal digits. With a business number too, that number sends."),
            Setting.optional(
                    STATUS_CALLBACK_URL,
                    Kind.TEXT,
                    "The public https address Twilio reports statuses to; with it an unconfirmed message can be told by its report."),
            Setting.optional(
                    PUBLIC_WEBHOOK_URL,
                    Kind.TEXT,
                    "The webhook's address exactly as typed into Twilio's console; needed behind a proxy, because it is signed."),
            Setting.optional(REGION, Kind.TEXT, "Twilio's region, for example ie1."),
            Setting.optional(EDGE, Kind.TEXT, "Twilio's edge location, for example dublin; needs a region."),
            Setting.withDefault(
                    CREATE_CONTENT,
                    Kind.FLAG,
                    "false",
                    "Whether questions with buttons and lists are sent as content that is made at Twilio on first use."),
            CheckedSettings.messagesPerSecond(80),
            Setting.withDefault(
                    TIMEOUT_SECONDS, Kind.NUMBER, "30", "How long a call may take altogether, 1 to 120 seconds."),
            Setting.withDefault(
                    MAX_FILE_MEGABYTES,
                    Kind.NUMBER,
                    "20",
                    "How large a file of a customer may be to be downloaded, 1 to 100 megabytes."),
            Setting.optional(
                    BASE_URL,
                    Kind.ADDRESS,
                    "Where messages and files are, if not at Twilio. Must be https, except on this machine."),
            Setting.optional(
                    CONTENT_BASE_URL,
                    Kind.ADDRESS,
                    "Where content templates are, if not at Twilio. Must be https, except on this machine."),
            Setting.optional(
                    MESSAGING_BASE_URL,
                    Kind.ADDRESS,
                    "Where the typing indicator is, if not at Twilio. Must be https, except on this machine."))));

    static TwilioSettings of(ProviderConfig config) {
        var given = new CheckedSettings(config);
        String from = given.optionalMatching(
                        FROM, "(whatsapp:)?\\+?[0-9]{7,15}", "a number with country code, like +15550001111")
                .map(number -> number.replaceAll("[^0-9]", ""))
                .orElse(null);
        String service = optional(given, MESSAGING_SERVICE_SID, "MG[0-9a-fA-F]{32}", "MG and 32 hexadecimal digits");
        if (from == null && service == null) {
            throw given.contradiction(
                    "Give " + FROM + ", the business number, or " + MESSAGING_SERVICE_SID + ", or both.");
        }
        String edge = optional(given, EDGE, PLACE, "a name like dublin");
        String region = optional(given, REGION, PLACE, "a name like ie1");
        if (edge != null && region == null) {
            throw given.contradiction(
                    "An " + EDGE + " needs a " + REGION + ". Give both, or leave out the " + EDGE + ".");
        }
        return new TwilioSettings(
                given.matching(ACCOUNT_SID, "AC[0-9a-fA-F]{32}", "AC and 32 hexadecimal digits"),
                optional(given, API_KEY_SID, "SK[0-9a-fA-F]{32}", "SK and 32 hexadecimal digits"),
                from,
                service,
                callback(config, STATUS_CALLBACK_URL),
                callback(config, PUBLIC_WEBHOOK_URL),
                given.base(BASE_URL, host("api", edge, region)),
                given.base(CONTENT_BASE_URL, host("content", edge, region)),
                given.base(MESSAGING_BASE_URL, host("messaging", edge, region)),
                given.flag(CREATE_CONTENT),
                given.seconds(TIMEOUT_SECONDS, 1, 120),
                1_000_000L * given.number(MAX_FILE_MEGABYTES, 1, 100, "megabytes"),
                given.pacing());
    }

    private static @Nullable String optional(CheckedSettings given, String name, String pattern, String wanted) {
        return given.optionalMatching(name, pattern, wanted).orElse(null);
    }

    /** An address Twilio calls. It may hold a user with a password, so it is never repeated as a whole. */
    private static @Nullable String callback(ProviderConfig config, String name) {
        String value = config.optionalText(name).orElse(null);
        String fault = value == null ? null : WebUrl.fault(value);
        if (fault != null) {
            throw new IllegalArgumentException("Account '" + config.account() + "' has a " + name + " that " + fault);
        }
        return value;
    }

    /** The addresses Twilio was given, whose servers it signs. */
    List<WebUrl> signedAddresses() {
        var known = new LinkedHashSet<WebUrl>();
        for (String address : new String[] {webhook, statusCallback}) {
            WebUrl parts = address == null ? null : WebUrl.of(address);
            if (parts != null) {
                known.add(parts);
            }
        }
        return List.copyOf(known);
    }

    private static String host(String product, @Nullable String edge, @Nullable String region) {
        return "https://" + product + (edge == null ? "" : "." + edge) + (region == null ? "" : "." + region)
                + ".twilio.com";
    }

    /** Addresses may hold a user with a password. */
    @Override
    public String toString() {
        return "TwilioSettings[" + accountSid + ", " + (from != null ? from : serviceSid) + "]";
    }
}
