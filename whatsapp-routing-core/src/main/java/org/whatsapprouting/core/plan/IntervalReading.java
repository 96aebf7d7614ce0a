package org.whatsapprouting.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.whatsapprouting.api.model.Interval;
import org.whatsapprouting.api.model.IntervalId;
import org.whatsapprouting.api.model.WorkingTime;

/** Reads one interval. */
final class IntervalReading {
    private final Fields fields;
    private final Spare spare;

    IntervalReading(Fields fields, Spare spare) {
        this.fields = fields;
        this.spare = spare;
    }

    Interval interval() {
        var id = fields.text("id", spare.id());
        return new Interval(
                new IntervalId(id),
                fields.text("name", id),
                fields.parsed("zone", TenantReading::zone),
                fields.flag("negated", false),
                subsets());
    }

    private List<WorkingTime> subsets() {
        var subsets = new ArrayList<WorkingTime>();
        for (Fields subset : fields.objects("subsets")) {
            subsets.add(subset.isEmpty() ? new WorkingTime.Always() : custom(subset));
        }
        return subsets.isEmpty() ? List.of(new WorkingTime.Always()) : subsets;
    }

    private static WorkingTime custom(Fields subset) {
        return new WorkingTime.Custom(
                subset.parsed("time", WorkingTimes::time),
                union(subset.each("weekDays", WorkingTimes::weekDays)),
                union(subset.each("monthDays", WorkingTimes::monthDays)),
                union(subset.each("months", WorkingTimes::months)),
                subset.parsed("yearly", WorkingTimes::yearly),
                subset.parsed("dates", WorkingTimes::dates));
    }

    private static <T> Set<T> union(List<Set<T>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
