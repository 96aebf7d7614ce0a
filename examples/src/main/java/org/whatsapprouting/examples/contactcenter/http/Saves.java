package org.whatsapprouting.examples.contactcenter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.Configuration;
import org.whatsapprouting.core.outcome.SaveOutcome;
import org.whatsapprouting.core.plan.FileProblem;
import org.whatsapprouting.core.plan.Problem;
import org.whatsapprouting.core.plan.TenantFile;

/** Reads configurations and saves them, and words what is wrong with them. */
final class Saves {
    private final Desk desk;

    Saves(Desk desk) {
        this.desk = desk;
    }

    /** @throws Refusal with all problems if it cannot be used */
    Tenant read(byte[] json) {
        TenantFile.Result result = TenantFile.read("tenant.json", json);
        if (result instanceof TenantFile.Faulty faulty) {
            ArrayNode problems = Json.array();
            for (FileProblem problem : faulty.problems()) {
                problems.add(json(problem.problem()).put("line", problem.line()).put("column", problem.column()));
            }
            throw invalid(problems);
        }
        Tenant wanted = ((TenantFile.Read) result).tenant();
        if (!wanted.id().equals(desk.tenant())) {
            throw Refusal.badRequest(
                    "This is the configuration of tenant '" + wanted.id() + "', not of '" + desk.tenant() + "'.");
        }
        return wanted;
    }

    /**
     * What is doubtful about a configuration.
     *
     * @throws Refusal with all problems if it cannot be used
     */
    ArrayNode warnings(Tenant wanted) {
        List<Problem> problems;
        try {
            problems = desk.centre().configuration().check(wanted);
        } catch (IllegalArgumentException contradiction) {
            throw new Refusal(ErrorCode.INVALID_CONFIGURATION, String.valueOf(contradiction.getMessage()))
                    .with("problems", Json.array());
        }
        ArrayNode told = Json.array();
        problems.forEach(problem -> told.add(json(problem)));
        if (problems.stream().anyMatch(Problem::isError)) {
            throw invalid(told);
        }
        return told;
    }

    /** Saves a configuration if the one it was made from is still the present one, or whatever is present. */
    Answer save(Call call, Tenant wanted, @Nullable Long basedOn) {
        return save(call, wanted, basedOn == null ? now -> now.save(wanted) : now -> now.save(wanted, basedOn));
    }

    /** Saves a configuration and has what it lacks drained, if that is in use. */
    Answer drain(Call call, Tenant wanted, @Nullable Long basedOn) {
        return save(
                call,
                wanted,
                basedOn == null ? now -> now.saveAndDrain(wanted) : now -> now.saveAndDrain(wanted, basedOn));
    }

    private Answer save(Call call, Tenant wanted, Function<Configuration, CompletionStage<SaveOutcome>> how) {
        ArrayNode warnings = warnings(wanted);
        return answer(warnings, Stages.outcome(how.apply(desk.centre(call).configuration())));
    }

    private static Answer answer(ArrayNode warnings, SaveOutcome outcome) {
        if (outcome instanceof SaveOutcome.Saved saved) {
            return saved(saved.number(), true, null, warnings);
        }
        if (outcome instanceof SaveOutcome.Unchanged same) {
            return saved(same.number(), false, null, warnings);
        }
        if (outcome instanceof SaveOutcome.Draining draining) {
            return saved(draining.number(), true, draining.job().value(), warnings);
        }
        if (outcome instanceof SaveOutcome.Outdated newer) {
            throw new Refusal(ErrorCode.OUTDATED, "Another configuration was saved since. Read it and change that one.")
                    .with("number", Json.object().numberNode(newer.number()));
        }
        throw inUse((SaveOutcome.InUse) outcome);
    }

    private static Answer saved(long number, boolean changed, @Nullable String job, ArrayNode warnings) {
        return Answer.json(
                200,
                Json.object()
                        .put("number", number)
                        .put("changed", changed)
                        .put("job", job)
                        .set("warnings", warnings));
    }

    private static Refusal inUse(SaveOutcome.InUse used) {
        ArrayNode accounts = Json.array();
        ArrayNode queues = Json.array();
        sorted(used.accounts()).forEach(accounts::add);
        sorted(used.queues()).forEach(queues::add);
        return new Refusal(
                        ErrorCode.IN_USE,
                        "What is to be removed is in use: have it drained, or close and move what is open and save again.")
                .with("accounts", accounts)
                .with("queues", queues);
    }

    private static TreeSet<String> sorted(Iterable<?> ids) {
        var sorted = new TreeSet<String>();
        ids.forEach(id -> sorted.add(id.toString()));
        return sorted;
    }

    private static Refusal invalid(ArrayNode problems) {
        return new Refusal(ErrorCode.INVALID_CONFIGURATION, "The configuration has errors; nothing was changed.")
                .with("problems", problems);
    }

    private static ObjectNode json(Problem problem) {
        return Json.object()
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("path", problem.path())
                .put("line", (Integer) null)
                .put("column", (Integer) null)
                .put("code", problem.code().name())
                .put("message", problem.message())
                .put("suggestion", problem.suggestion());
    }
}
