package org.whatsapprouting.provider.sinch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.AccountId;
import org.whatsapprouting.api.provider.TemplateInfo;
import org.whatsapprouting.provider.sinch.internal.AnswerReader;
import org.whatsapprouting.provider.sinch.internal.ListedTemplate;
import org.whatsapprouting.provider.support.JsonFields;
import org.whatsapprouting.provider.support.LogSafe;

/**
 * The WhatsApp templates of the project, as Sinch's Provisioning API lists them. Sends need them, because Sinch wants to be
 * told of each quick reply of a template; so they are remembered for an hour, and asked for again at most once a minute.
 * Safe for any thread.
 */
final class TemplateCatalogue {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateCatalogue.class);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LEAST_PAUSE = Duration.ofMinutes(1);
    private static final int PAGE = 200;
    /** More than the 6,000 templates an account may have, and an end where a list has none. */
    private static final int MOST_PAGES = 50;

    private final AccountId account;
    private final InstantSource clock;
    private final URI address;
    private final SinchApi api;
    private final Map<String, ListedTemplate> known = new HashMap<>();
    private @Nullable Instant listed;

    TemplateCatalogue(AccountId account, InstantSource clock, URI address, SinchApi api) {
        this.account = account;
        this.clock = clock;
        this.address = address;
        this.api = api;
    }

    /** Thrown where the access key is good for sending, but not for listing. */
    private static final class NotAllowed extends IOException {
        private static final long serialVersionUID = 1L;

        NotAllowed(String message) {
            super(message);
        }
    }

    /**
     * Lists the templates as they are now, whatever their state.
     *
     * @throws IOException if they cannot be had
     */
    synchronized List<TemplateInfo> list(Instant deadline) throws IOException, SinchApi.NoToken {
        List<ListedTemplate> all = pages(deadline);
        known.clear();
        all.forEach(template -> known.put(template.key(), template));
        listed = clock.instant();
        return all.stream().map(ListedTemplate::info).toList();
    }

    /**
     * Returns what is known of a message's template, or null if nothing is: Sinch may know it all the same.
     *
     * @throws IOException if it cannot be had now
     */
    synchronized @Nullable ListedTemplate find(Content.Template content, Instant deadline)
            throws IOException, SinchApi.NoToken {
        String key = ListedTemplate.key(content.template());
        ListedTemplate found = known.get(key);
        boolean good = found != null && found.takes(content);
        if (isOlder(LONGEST) || (!good && isOlder(LEAST_PAUSE))) {
            try {
                list(deadline);
            } catch (NotAllowed refused) {
                LOG.warn(
                        "Account {} sends templates without knowing their buttons: {}",
                        account,
                        LogSafe.detail(refused.getMessage()));
                listed = clock.instant();
            } catch (IOException failed) {
                if (!good) {
                    throw failed;
                }
            }
        }
        return known.get(key);
    }

    private boolean isOlder(Duration age) {
        return listed == null || !clock.instant().isBefore(listed.plus(age));
    }

    private List<ListedTemplate> pages(Instant deadline) throws IOException, SinchApi.NoToken {
        List<ListedTemplate> all = new ArrayList<>();
        String next = "";
        for (int i = 0; i < MOST_PAGES && next != null; i++) {
            JsonNode page = page(next, deadline);
            for (JsonNode element : page.path("templates")) {
                ListedTemplate template = ListedTemplate.of(element);
                if (template != null) {
                    all.add(template);
                }
            }
            next = JsonFields.id(page, "nextPageToken");
        }
        return all;
    }

    private JsonNode page(String token, Instant deadline) throws IOException, SinchApi.NoToken {
        String more = token.isEmpty() ? "" : "&pageToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        var answer = AnswerReader.answered(api.get(URI.create(address + "?pageSize=" + PAGE + more), deadline));
        JsonNode page = AnswerReader.parsed(answer.body());
        int status = answer.status();
        if (status == 401 || status == 403 || status == 404) {
            throw new NotAllowed(
                    "Sinch does not list the project's templates for this access key: status " + status + ".");
        }
        if (status < 200 || status >= 300 || !page.path("templates").isArray()) {
            throw new IOException("Sinch answered with status " + status + " and no list of templates.");
        }
        return page;
    }
}
