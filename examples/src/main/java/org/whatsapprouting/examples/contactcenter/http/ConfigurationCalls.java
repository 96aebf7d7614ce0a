package org.whatsapprouting.examples.contactcenter.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.plan.TenantFile;
import org.whatsapprouting.core.view.SavedConfiguration;

/** The configuration is read, checked and saved as a whole, in the form of {@code tenant.json}. */
final class ConfigurationCalls {
    /** Room for some thousand agents. */
    private static final int LIMIT = 1 << 20;

    private final Desk desk;
    private final Saves saves;

    ConfigurationCalls(Desk desk) {
        this.desk = desk;
        this.saves = new Saves(desk);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/configuration", this::show),
                Route.put("/api/configuration", this::save),
                Route.post("/api/configuration/check", this::check));
    }

    private Answer show(Call call) {
        SavedConfiguration saved = desk.centre().configuration().saved();
        return new Answer.Whole(
                200,
                "application/json",
                TenantFile.write(saved.tenant()),
                Map.of("ETag", "\"" + saved.number() + "\""));
    }

    private Answer save(Call call) throws IOException {
        boolean drain = drain(call.query(Set.of("drain")).getOrDefault("drain", "false"));
        Tenant wanted = saves.read(call.bytes(LIMIT));
        Long basedOn = basedOn(call.header("If-Match"));
        return drain ? saves.drain(call, wanted, basedOn) : saves.save(call, wanted, basedOn);
    }

    private static boolean drain(String flag) {
        if (!flag.equals("true") && !flag.equals("false")) {
            throw Refusal.badRequest("The parameter 'drain' has to be true or false.");
        }
        return flag.equals("true");
    }

    private static @Nullable Long basedOn(@Nullable String match) {
        if (match == null) {
            return null;
        }
        if (!match.matches("\"[0-9]{1,18}\"")) {
            throw Refusal.badRequest("If-Match has to be the ETag of a configuration.");
        }
        return Long.valueOf(match.substring(1, match.length() - 1));
    }

    private Answer check(Call call) throws IOException {
        Tenant wanted = saves.read(call.bytes(LIMIT));
        return Answer.json(200, Json.object().set("warnings", saves.warnings(wanted)));
    }
}
