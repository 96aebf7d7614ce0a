package org.whatsapprouting.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.whatsapprouting.api.model.Disposition;
import org.whatsapprouting.api.model.DispositionPath;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.core.plan.Problem.Code;

/** Every disposition below the first level has its parents, in its own scope (mission D-02). */
final class DispositionCheck {
    private final List<Disposition> dispositions;
    private final Problems problems;

    DispositionCheck(Tenant tenant, Problems problems) {
        this.dispositions = tenant.dispositions();
        this.problems = problems;
    }

    void check() {
        Set<Disposition> there = new HashSet<>(dispositions);
        for (int i = 0; i < dispositions.size(); i++) {
            var disposition = dispositions.get(i);
            var labels = disposition.path().labels();
            if (labels.size() > 1) {
                var parent = new DispositionPath(labels.subList(0, labels.size() - 1));
                if (!there.contains(new Disposition(parent, disposition.scope()))) {
                    problems.error(
                            "dispositions[" + i + "]",
                            Code.MISSING_PARENT,
                            "Disposition '" + disposition.path() + "' needs '" + parent
                                    + "' in the same scope, which is not defined. Define it too.");
                }
            }
        }
    }
}
