package org.whatsapprouting.persistence.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stands before SQLite's driver and keeps the text of every statement and every parameter. */
final class WatchedDriver implements Driver, AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";

    final Set<String> texts = ConcurrentHashMap.newKeySet();
    final Queue<String> parameters = new ConcurrentLinkedQueue<>();
    private final List<Driver> behind;

    /** Until it is closed, connections are made through it. */
    WatchedDriver() throws SQLException, ClassNotFoundException {
        Class.forName("org.sqlite.JDBC");
        behind = Collections.list(DriverManager.getDrivers());
        for (Driver each : behind) {
            DriverManager.deregisterDriver(each);
        }
        DriverManager.registerDriver(this);
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
        for (Driver each : behind) {
            DriverManager.registerDriver(each);
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        for (Driver each : behind) {
            if (each.acceptsURL(url)) {
                return watched(Connection.class, each.connect(url, info));
            }
        }
        return null;
    }

    private <T> T watched(Class<T> type, Object real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean takesText = arguments != null
                    && arguments.length > 0
                    && arguments[0] instanceof String
                    && (method.getName().startsWith("prepare")
                            || method.getName().startsWith("execute")
                            || method.getName().equals("addBatch")
                            || method.getName().equals("nativeSQL"));
            if (takesText) {
                texts.add((String) arguments[0]);
            } else if (method.getName().startsWith("set") && arguments != null && arguments.length > 1) {
                parameters.add(String.valueOf(arguments[1]));
            }
            Object result;
            try {
                result = method.invoke(real, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
            if (result instanceof PreparedStatement) {
                return watched(PreparedStatement.class, result);
            }
            return result instanceof Statement ? watched(Statement.class, result) : result;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(SQLITE);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
