package org.whatsapprouting.testkit.provider;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects every log line at every level, where Logback is the log. It is reached by reflection, so that the test kit forces
 * no log on anybody; with another one nothing is collected.
 */
final class LogCapture implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Runnable undo;

    private LogCapture() {
        Logger root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        undo = root.getClass().getName().startsWith("ch.qos.logback.") ? attach(root) : () -> {};
    }

    static LogCapture start() {
        return new LogCapture();
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        undo.run();
    }

    private Runnable attach(Logger root) {
        try {
            Class<?> logger = root.getClass();
            ClassLoader loader = logger.getClassLoader();
            Class<?> appenderType = Class.forName("ch.qos.logback.core.Appender", true, loader);
            Class<?> levelType = Class.forName("ch.qos.logback.classic.Level", true, loader);
            Object appender =
                    Proxy.newProxyInstance(loader, new Class<?>[] {appenderType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("doAppend")) {
                            lines.add(line(arguments[0]));
                        }
                        return answer(proxy, method, arguments);
                    });
            Method setLevel = logger.getMethod("setLevel", levelType);
            Object before = logger.getMethod("getLevel").invoke(root);
            setLevel.invoke(root, levelType.getField("TRACE").get(null));
            logger.getMethod("addAppender", appenderType).invoke(root, appender);
            Method detach = logger.getMethod("detachAppender", appenderType);
            return () -> {
                call(detach, root, appender);
                call(setLevel, root, before);
            };
        } catch (ReflectiveOperationException unforeseen) {
            throw new IllegalStateException("This Logback is not like those the test kit knows.", unforeseen);
        }
    }

    private static @Nullable Object answer(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString", "getName" -> "capture";
            case "isStarted" -> true;
            default -> null;
        };
    }

    private static String line(Object event) throws ReflectiveOperationException {
        ClassLoader loader = event.getClass().getClassLoader();
        Class<?> type = Class.forName("ch.qos.logback.classic.spi.ILoggingEvent", true, loader);
        Class<?> thrownType = Class.forName("ch.qos.logback.classic.spi.IThrowableProxy", true, loader);
        StringBuilder line = new StringBuilder(
                String.valueOf(type.getMethod("getFormattedMessage").invoke(event)));
        Object thrown = type.getMethod("getThrowableProxy").invoke(event);
        while (thrown != null) {
            line.append(" <- ").append(thrownType.getMethod("getMessage").invoke(thrown));
            thrown = thrownType.getMethod("getCause").invoke(thrown);
        }
        return line.toString();
    }

    private static void call(Method method, Object target, @Nullable Object argument) {
        try {
            method.invoke(target, argument);
        } catch (IllegalAccessException | InvocationTargetException unforeseen) {
            throw new IllegalStateException("The log could not be put back as it was.", unforeseen);
        }
    }
}
