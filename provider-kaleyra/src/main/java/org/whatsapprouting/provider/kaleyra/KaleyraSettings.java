package org.whatsapprouting.provider.kaleyra;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.provider.Pacing;
import org.whatsapprouting.api.provider.ProviderConfig;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.api.provider.Setting.Kind;
import org.whatsapprouting.provider.kaleyra.internal.FieldNames;
import org.whatsapprouting.provider.support.CheckedSettings;

/**
 * The settings of one account at Kaleyra (Kaleyra 1.1), checked; secrets are not among them, they are read at each use.
 *
 * @param newer whether the second version of the API is called
 * @param messages where messages are sent to
 * @param media where files are given to, in the second version
 * @param templates where templates are listed, or null if they cannot be
 * @param number the business number, digits only
 * @param channel how Kaleyra is told that it is WhatsApp, in the first version
 * @param sandbox whether sends are marked as from the sandbox, in the first version
 * @param linkPreviews whether texts show what is behind their first link
 * @param callbackUrl where reports of the first version go, or null for what the console says
 * @param callbackProfile the profile that reports of the second version go by, or null for what the console says
 * @param auth how callbacks prove where they are from
 * @param authName the user or the header's name, or null where neither is needed
 * @param fields the names of callbacks' fields in the first version
 * @param timeout for a whole send
 * @param pacing how fast the number may send
 */
record KaleyraSettings(
        boolean newer,
        URI messages,
        URI media,
        @Nullable URI templates,
        String number,
        String channel,
        boolean sandbox,
        boolean linkPreviews,
        @Nullable URI callbackUrl,
        @Nullable String callbackProfile,
        CallbackAuth auth,
        @Nullable String authName,
        FieldNames fields,
        Duration timeout,
        Pacing pacing) {
    static final String BASE_URL = "baseUrl";
    static final String API_VERSION = "apiVersion";
    static final String SID = "sid";
    static final String API_KEY = "apiKey";
    static final String WHATSAPP_NUMBER = "whatsappNumber";
    static final String WABA_ID = "wabaId";
    static final String CALLBACK_AUTH = "callbackAuth";
    static final String CALLBACK_AUTH_NAME = "callbackAuthName";
    static final String CALLBACK_SECRET = "callbackSecret";
    static final String PREVIOUS_CALLBACK_SECRET = "previousCallbackSecret";
    static final String ALLOW_UNPROTECTED = "allowUnprotectedCallbacks";
    static final String CALLBACK_URL = "callbackUrl";
    static final String CALLBACK_PROFILE_ID = "callbackProfileId";
    static final String CALLBACK_FIELDS = "callbackFields";
    static final String CHANNEL = "channel";
    static final String SANDBOX = "sandbox";
    static final String LINK_PREVIEWS = "linkPreviews";
    static final String TIMEOUT_SECONDS = "timeoutSeconds";

    static final Set<Setting> ALL = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            Setting.required(
                    BASE_URL,
                    Kind.ADDRESS,
                    "The address of the region, for example https://api.in.kaleyra.io. Must be https, except on this"
                            + " machine."),
            Setting.withDefault(API_VERSION, Kind.TEXT, "v2", "The version of the API to call: v1 or v2."),
            Setting.required(SID, Kind.TEXT, "The SID of the account in Kaleyra's console."),
            Setting.required(API_KEY, Kind.SECRET, "An API key of the account; it goes out as a header."),
            Setting.required(
                    WHATSAPP_NUMBER, Kind.TEXT, "The business number with country prefix; webhooks are matched by it."),
            Setting.optional(
                    WABA_ID,
                    Kind.TEXT,
                    "The id of the WhatsApp Business Account with v2; without it templates cannot be listed."),
            Setting.required(
                    CALLBACK_AUTH,
                    Kind.TEXT,
                    "How callbacks prove where they are from, because Kaleyra signs nothing: BASIC, HEADER, BEARER,"
                            + " URL_SECRET or NONE."),
            Setting.optional(CALLBACK_AUTH_NAME, Kind.TEXT, "The user for BASIC, the name of the header for HEADER."),
            Setting.optional(
                    CALLBACK_SECRET,
                    Kind.SECRET,
                    "The password, header value, bearer token or part of the address that callbacks must bring."),
            Setting.optional(
                    PREVIOUS_CALLBACK_SECRET,
                    Kind.SECRET,
                    "The callback secret before a rotation; accepted beside the present one."),
            Setting.withDefault(
                    ALLOW_UNPROTECTED,
                    Kind.FLAG,
                    "false",
                    "Whether callbackAuth may be NONE, so that anybody can make up messages of customers."),
            Setting.optional(
                    CALLBACK_URL,
                    Kind.ADDRESS,
                    "Where reports of messages go with v1; without it, where the console says."),
            Setting.optional(
                    CALLBACK_PROFILE_ID,
                    Kind.TEXT,
                    "The callback profile that reports go by with v2; without it, the console's."),
            Setting.optional(
                    CALLBACK_FIELDS,
                    Kind.TEXT,
                    "Names that the console's callback profile gives to variables with v1, for example"
                            + " from=sender,body=words; those that are not mentioned keep their own."),
            Setting.withDefault(CHANNEL, Kind.TEXT, "WhatsApp", "What v1 is told as the channel."),
            Setting.withDefault(SANDBOX, Kind.FLAG, "false", "Whether v1 is told that it is the sandbox."),
            Setting.withDefault(
                    LINK_PREVIEWS, Kind.FLAG, "false", "Whether a text shows what is behind its first link."),
            CheckedSettings.messagesPerSecond(80),
            Setting.withDefault(
                    TIMEOUT_SECONDS, Kind.NUMBER, "30", "How long a send may take altogether, 1 to 120 seconds."))));

    static KaleyraSettings of(ProviderConfig config) {
        var given = new CheckedSettings(config);
        URI base = given.base(BASE_URL);
        boolean newer = given.matching(API_VERSION, "v1|v2", "v1 or v2").equals("v2");
        String sid = given.matching(SID, "[0-9A-Za-z]{1,64}", "the SID as the console shows it");
        String number = given.matching(
                        WHATSAPP_NUMBER, "\\+?[0-9]{5,20}", "the number with country prefix, digits only")
                .replace("+", "");
        Optional<URI> callback = config.optionalText(CALLBACK_URL).map(text -> given.base(CALLBACK_URL));
        String second = base + "/v2/" + sid + "/whatsapp/";
        URI templates = given.optionalMatching(WABA_ID, "[0-9]{1,32}", "the digits that the console shows")
                .filter(any -> newer)
                .map(waba -> URI.create(second + waba + "/message_templates"))
                .orElse(null);
        return new KaleyraSettings(
                newer,
                URI.create(newer ? second + number + "/messages" : base + "/v1/" + sid + "/messages"),
                URI.create(second + number + "/media"),
                templates,
                number,
                given.matching(CHANNEL, "[A-Za-z]{1,32}", "WhatsApp or whatsapp"),
                given.flag(SANDBOX),
                given.flag(LINK_PREVIEWS),
                callback.orElse(null),
                given.optionalMatching(CALLBACK_PROFILE_ID, "[\\x21-\\x7e]{1,128}", "the id as the console shows it")
                        .orElse(null),
                auth(given),
                authName(given),
                FieldNames.parse(config.optionalText(CALLBACK_FIELDS).orElse(""))
                        .orElseThrow(() -> given.wrong(
                                CALLBACK_FIELDS,
                                config.text(CALLBACK_FIELDS),
                                "pairs like from=sender,body=words, of the variables " + FieldNames.VARIABLES)),
                given.seconds(TIMEOUT_SECONDS, 1, 120),
                given.pacing());
    }

    private static CallbackAuth auth(CheckedSettings given) {
        CallbackAuth auth = CallbackAuth.valueOf(given.matching(
                CALLBACK_AUTH, "BASIC|HEADER|BEARER|URL_SECRET|NONE", "BASIC, HEADER, BEARER, URL_SECRET or NONE"));
        if (auth == CallbackAuth.NONE && !given.flag(ALLOW_UNPROTECTED)) {
            throw given.wrong(
                    CALLBACK_AUTH,
                    "NONE",
                    "BASIC, HEADER, BEARER or URL_SECRET: Kaleyra signs nothing, so with NONE anybody could make up"
                            + " messages. Whoever wants that sets " + ALLOW_UNPROTECTED + " to true");
        }
        return auth;
    }

    private static @Nullable String authName(CheckedSettings given) {
        CallbackAuth auth = auth(given);
        if (auth == CallbackAuth.BASIC) {
            return given.matching(CALLBACK_AUTH_NAME, "[\\x20-\\x39\\x3b-\\x7e]{1,128}", "the user of BASIC");
        }
        return auth == CallbackAuth.HEADER
                ? given.matching(CALLBACK_AUTH_NAME, "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}", "the name of the header")
                : null;
    }
}
