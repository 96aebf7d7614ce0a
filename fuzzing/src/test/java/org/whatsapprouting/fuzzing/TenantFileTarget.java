package org.whatsapprouting.fuzzing;

import java.util.List;
import org.whatsapprouting.core.plan.FileProblem;
import org.whatsapprouting.core.plan.TenantFile;

/** A {@code tenant.json}: it is refused with places, or read, written and read again as the same. */
final class TenantFileTarget implements Target {
    private static final String PLAN = "whatsapp-routing-core/src/test/resources/org/whatsapprouting/core/plan/";

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Samples.file("examples/tenant.json"),
                Samples.file(PLAN + "tenant.json"),
                Samples.file(PLAN + "small.json"),
                Samples.utf8("{\"accounts\":[]}"));
    }

    @Override
    public void feed(byte[] input) {
        TenantFile.Result result = TenantFile.read("tenant.json", input);
        if (result instanceof TenantFile.Faulty faulty) {
            if (faulty.problems().isEmpty()) {
                throw new AssertionError("faulty without a problem");
            }
            for (FileProblem problem : faulty.problems()) {
                problem.toString();
            }
        } else {
            String written = TenantFile.write(((TenantFile.Read) result).tenant());
            TenantFile.Result again = TenantFile.read("tenant.json", Samples.utf8(written));
            if (!(again instanceof TenantFile.Read second)
                    || !TenantFile.write(second.tenant()).equals(written)) {
                throw new AssertionError("not read again as it was written: " + again);
            }
        }
    }
}
