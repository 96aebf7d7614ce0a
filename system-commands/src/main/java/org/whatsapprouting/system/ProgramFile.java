package org.whatsapprouting.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at the file of a program before it is run: nobody else may be able to change it, and it must not be a shell. */
final class ProgramFile {
    private static final Pattern INTERPRETER = Pattern.compile(
            "(sh|bash|dash|zsh|ksh|csh|tcsh|fish|ash|busybox|cmd|command|powershell|pwsh|env|xargs|sudo|doas|su|ssh|nohup"
                    + "|setsid|timeout|nice|python|pypy|perl|ruby|node|deno|bun|php|lua|awk|gawk|mawk|sed|tclsh|java|jshell"
                    + "|osascript|wscript|cscript|make|find|vim?|emacs)[0-9.]*(\\.(exe|com|bat|cmd))?");

    private ProgramFile() {}

    /** What speaks against running it, or null. */
    static @Nullable String problem(Program program) {
        Path path = program.executable();
        Path real;
        try {
            real = path.toRealPath();
        } catch (IOException absent) {
            return "it does not exist";
        }
        if (!Files.isRegularFile(real)) {
            return "it is not a file";
        }
        if (!Files.isExecutable(real)) {
            return "it may not be executed";
        }
        if (isWritableByOthers(real)) {
            return "others than its owner may change it";
        }
        if (!program.mayInterpret() && (isInterpreter(path) || isInterpreter(real))) {
            return "it is an interpreter, which runs whatever it is told";
        }
        return null;
    }

    private static boolean isWritableByOthers(Path real) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
            return permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (UnsupportedOperationException noSuchThing) {
            return false;
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static boolean isInterpreter(Path path) {
        Path name = path.getFileName();
        return name != null
                && INTERPRETER.matcher(name.toString().toLowerCase(Locale.ROOT)).matches();
    }
}
