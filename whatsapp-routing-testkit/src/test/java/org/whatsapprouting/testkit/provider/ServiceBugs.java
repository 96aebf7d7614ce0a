package org.whatsapprouting.testkit.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.whatsapprouting.api.message.MediaRef;
import org.whatsapprouting.api.provider.MediaSource;
import org.whatsapprouting.api.provider.TemplateInfo;

/** Mistakes with files and templates. */
final class ServiceBugs {
    private ServiceBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                new PlantedBug(
                        "templates come from the first page only",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            JsonNode page(String after) throws IOException {
                                return after.isEmpty() ? super.page("") : JsonNodeFactory.instance.objectNode();
                            }
                        },
                        Set.of(ServiceClauses.class)),
                new PlantedBug(
                        "the first page of templates is dropped",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            JsonNode page(String after) throws IOException {
                                return super.page("page2");
                            }
                        },
                        Set.of(ServiceClauses.class)),
                new PlantedBug(
                        "only templates that may be sent are listed",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public List<TemplateInfo> templates() throws IOException {
                                return super.templates().stream()
                                        .filter(each -> each.status() == TemplateInfo.Status.APPROVED)
                                        .toList();
                            }
                        },
                        Set.of(ServiceClauses.class)),
                new PlantedBug(
                        "an answer that lists nothing counts as an empty list",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public List<TemplateInfo> templates() throws IOException {
                                try {
                                    return super.templates();
                                } catch (IOException swallowed) {
                                    return List.of();
                                }
                            }
                        },
                        Set.of(ServiceClauses.class)),
                new PlantedBug(
                        "a file that is given has no type afterwards",
                        (config, http) -> new PlainProvider(config, http) {
                            @Override
                            public MediaRef upload(MediaSource file) throws IOException {
                                return new MediaRef(super.upload(file).id(), null, null, null);
                            }
                        },
                        Set.of(ServiceClauses.class)));
    }
}
