package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.whatsapprouting.api.message.Content;
import org.whatsapprouting.api.model.Action;
import org.whatsapprouting.api.model.Application;
import org.whatsapprouting.core.plan.TenantFile;

/**
 * Reads what a message is to say. It comes in the form that automatic replies have in the configuration file, so it is put
 * into one and read from there.
 */
final class Contents {
    /** The kinds of content, as fields; one of them is given. */
    static final Set<String> KINDS = Set.of(
            "text", "media", "location", "contacts", "choice", "template", "linkButton", "request", "flow", "products");

    private Contents() {}

    /** @throws Refusal if it is not of that form; says all that is wrong */
    static Content read(ObjectNode said) {
        ObjectNode file = Json.object();
        ObjectNode account =
                file.putArray("accounts").addObject().put("id", "reply").put("key", "REPLY");
        account.putObject("provider").put("id", "simulator");
        ObjectNode action = account.putArray("plan").addObject();
        action.setAll(said);
        action.put("id", "reply").put("application", "AutoReply");
        TenantFile.Result result = TenantFile.read("reply", file.toString().getBytes(StandardCharsets.UTF_8));
        if (result instanceof TenantFile.Faulty faulty) {
            throw Refusal.badRequest(faulty.problems().stream()
                    .filter(problem -> problem.problem().isError())
                    .map(problem -> problem.problem().message())
                    .collect(Collectors.joining(" ")));
        }
        Action read = ((TenantFile.Read) result)
                .tenant()
                .accounts()
                .get(0)
                .plan()
                .actions()
                .get(0);
        Content content = ((Application.AutoReply) read.application()).content();
        if (content instanceof Content.Text text && text.body().isBlank()) {
            throw Refusal.badRequest("The field 'text' has to be a text that is not blank.");
        }
        return content;
    }
}
