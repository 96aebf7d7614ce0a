package org.whatsapprouting.system;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A process and the processes it started. Seen again and again while it runs, because nobody can ask afterwards who the
 * children of an ended process were. A child that was started and left within one look is not seen.
 */
final class Family {
    private final Process head;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    Family(Process head) {
        this.head = head;
    }

    void look() {
        head.descendants().forEach(seen::add);
    }

    /** Ends the children. What the process itself printed can still be read. */
    void endChildren() {
        look();
        seen.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends all of them, the children first. */
    void end() {
        endChildren();
        head.destroyForcibly();
    }
}
