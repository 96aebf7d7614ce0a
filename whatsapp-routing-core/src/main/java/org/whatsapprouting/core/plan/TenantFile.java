package org.whatsapprouting.core.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.provider.Setting;
import org.whatsapprouting.core.json.Json;
import org.whatsapprouting.core.json.JsonText;
import org.whatsapprouting.core.plan.Problem.Code;

/**
 * The configuration of a contact centre as a file, {@code tenant.json}. Its keys are described by the schema in the
 * resource {@code org/whatsapprouting/schema/tenant.schema.json}, which editors understand too.
 */
public final class TenantFile {
    private TenantFile() {}

    /** What became of reading a file. */
    public sealed interface Result {}

    /**
     * It can be used.
     *
     * @param tenant what it says
     * @param warnings what is doubtful, in the order of the file; empty if nothing is
     */
    public record Read(Tenant tenant, List<FileProblem> warnings) implements Result {}

    /**
     * It cannot be used.
     *
     * @param problems everything that is wrong or doubtful, in the order of the file, at least one error among them
     */
    public record Faulty(List<FileProblem> problems) implements Result {}

    /**
     * Reads a file without asking whether its providers, bots and commands are available.
     *
     * @param fileName how messages call the file
     * @param json its bytes: strict JSON in UTF-8
     */
    public static Result read(String fileName, byte[] json) {
        return read(fileName, json, TenantCheck::check);
    }

    /**
     * Reads a file together with the plug-ins it asks for.
     *
     * @param fileName how messages call the file
     * @param json its bytes: strict JSON in UTF-8
     * @param providers the providers that are available, by id, with all settings they know
     * @param bots the ids of the bot connectors that are available
     * @param commands the names of the System commands that are registered
     */
    public static Result read(
            String fileName, byte[] json, Map<String, Set<Setting>> providers, Set<String> bots, Set<String> commands) {
        return read(fileName, json, tenant -> TenantCheck.check(tenant, providers, bots, commands));
    }

    private static Result read(String fileName, byte[] json, Function<Tenant, List<Problem>> check) {
        var problems = new FileProblems(fileName);
        var parsed = JsonText.parse(json);
        for (JsonText.Flaw flaw : parsed.flaws()) {
            var code = flaw.kind() == JsonText.Flaw.Kind.DUPLICATE_NAME ? Code.DUPLICATE : Code.SYNTAX;
            problems.error(flaw.place(), "", code, flaw.message());
        }
        if (parsed.root() == null) {
            return new Faulty(problems.all());
        }
        var schema = new SchemaCheck(Schema.load(), problems);
        schema.check(parsed.root());
        if (!(parsed.root() instanceof Json.Obj object)) {
            return new Faulty(problems.all());
        }
        var file = new Fields(object, "", problems, schema.renamed());
        var reading = new TenantReading(file);
        var tenant = reading.tenant();
        var places = new Places(object, schema.renamed(), reading.dispositionPlaces());
        check.apply(tenant).forEach(problem -> problems.addUnlessKnown(places.of(problem.path()), problem));
        var all = problems.all();
        return all.stream().anyMatch(problem -> problem.problem().isError()) ? new Faulty(all) : new Read(tenant, all);
    }

    /**
     * Writes a tenant so that {@link #read} reads the same tenant, except that plans begin again with their first version.
     *
     * @throws IllegalArgumentException if an automatic reply has content that a file cannot say
     */
    public static String write(Tenant tenant) {
        return new TenantWriting(tenant).text();
    }
}
