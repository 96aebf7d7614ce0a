package org.whatsapprouting.examples.contactcenter;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything an object shows of itself: its text, and what its public methods without parameters give, all the way down. */
final class Shown {
    private static final String OURS = "org.whatsapprouting.";
    private static final int DEPTH = 8;
    /** What changes something, is there to give the secret away, or shows where a program waits. */
    private static final Set<String> NOT_CALLED =
            Set.of("close", "reveal", "start", "hashCode", "clone", "drain", "once");

    private final List<String> texts = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int methods;

    List<String> texts() {
        return texts;
    }

    /** How many methods were called. */
    int methods() {
        return methods;
    }

    void add(Object shown) {
        add(shown, DEPTH);
    }

    private void add(Object shown, int depth) {
        if (shown == null || depth == 0 || !seen.add(shown)) {
            return;
        }
        texts.add(String.valueOf(shown));
        if (shown instanceof Throwable failure) {
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            texts.add(trace.toString());
        } else if (shown instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                add(key, depth - 1);
                add(value, depth - 1);
            });
        } else if (shown instanceof Iterable<?> all) {
            all.forEach(each -> add(each, depth - 1));
        } else if (shown instanceof Optional<?> maybe) {
            maybe.ifPresent(each -> add(each, depth - 1));
        } else if (shown.getClass().getName().startsWith(OURS)) {
            methodsOf(shown, depth);
        }
    }

    private void methodsOf(Object shown, int depth) {
        for (Method method : shown.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() != void.class
                    && method.getDeclaringClass() != Object.class
                    && !NOT_CALLED.contains(method.getName())) {
                try {
                    method.setAccessible(true);
                    methods++;
                    add(method.invoke(shown), depth - 1);
                } catch (InvocationTargetException failed) {
                    add(failed.getCause(), depth - 1);
                } catch (IllegalAccessException hidden) {
                    throw new AssertionError(hidden);
                }
            }
        }
    }
}
