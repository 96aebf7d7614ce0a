package org.whatsapprouting.persistence.jdbc.internal.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.whatsapprouting.api.store.StoreException;
import org.whatsapprouting.persistence.jdbc.internal.Session;
import org.whatsapprouting.persistence.jdbc.internal.Statements;

/**
 * The file of a store and the ways to open it.
 *
 * @param path its real path, so that two ways to name it meet at one lock
 */
record SqliteFile(Path path) {
    /** How long a statement waits for a tool that writes to the file from outside. */
    static final int BUSY_MILLIS = 5_000;

    /** Beyond this a log is cut down as soon as nobody reads from it. */
    static final long LARGE_LOG_BYTES = 64L * 1024 * 1024;

    private static final int BUSY = 5;
    private static final int FULL = 2;
    private static final int WRITER_CACHE_KIB = 32 * 1024;
    private static final int READER_CACHE_KIB = 8 * 1024;
    /** 32 MB: a page that changes often is then moved into the file once for many changes. */
    private static final int CHECKPOINT_PAGES = 8_000;

    static SqliteFile at(Path path) {
        Path directory = path.toAbsolutePath().normalize().getParent();
        try {
            if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(path)) {
                throw new StoreException(
                        "The store " + path + " cannot be opened: "
                                + (Files.isDirectory(path) ? "it is a directory." : "its directory does not exist.")
                                + " Name a file in a directory that is there.",
                        null);
            }
            return new SqliteFile(
                    Files.exists(path)
                            ? path.toRealPath()
                            : directory.toRealPath().resolve(path.getFileName()));
        } catch (IOException e) {
            throw new StoreException("The store " + path + " cannot be opened: its path cannot be followed.", e);
        }
    }

    Path log() {
        return path.resolveSibling(path.getFileName() + "-wal");
    }

    String description(String version) {
        return "SQLite " + version + ", " + path + ", write-ahead log, synced at every commit";
    }

    /**
     * Takes the lock that keeps other processes, and other stores of this one, out until it is closed. It is SQLite's own
     * lock on an empty file beside: the system drops it when the process ends in any way, and unlike a lock of Java it is
     * not lost when somebody else in the process opens and closes the same file.
     */
    Connection lock() {
        Path lock = path.resolveSibling(path.getFileName() + "-lock");
        try {
            Connection holder = connect(lock);
            try (var statement = holder.createStatement()) {
                statement.execute("pragma busy_timeout = 0");
                statement.execute("begin exclusive");
                return holder;
            } catch (SQLException e) {
                holder.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException(
                    "The store " + path + " cannot be opened: "
                            + (e.getErrorCode() == BUSY
                                    ? "it is in use, by another process or by another store of this one. Close that"
                                            + " one, or name another file."
                                    : "its lock " + lock + " cannot be taken. Check the rights of the directory."),
                    e);
        }
    }

    /** Opens it to write, and checks what durability rests on. The lock must be held. */
    Session openToWrite(Statements statements) throws SQLException {
        makeReadableByOwnerAlone();
        Session session = open(statements, WRITER_CACHE_KIB);
        try {
            String journal = session.ask("pragma journal_mode = wal");
            session.execute("pragma synchronous = full");
            String synchronous = session.ask("pragma synchronous");
            if (!journal.equals("wal") || !synchronous.equals(String.valueOf(FULL))) {
                throw new StoreException(
                        "The store " + path
                                + " cannot be opened: it would not survive a loss of power, because the journal"
                                + " is '" + journal + "' and synchronous is " + synchronous
                                + ". Put the file on a local disk that can be written.",
                        null);
            }
            session.execute("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
            session.execute("pragma journal_size_limit = " + LARGE_LOG_BYTES);
            // Only macOS knows the difference: there a plain sync does not reach the disk.
            session.execute("pragma fullfsync = on");
            session.execute("pragma checkpoint_fullfsync = on");
            return session;
        } catch (SQLException | StoreException e) {
            session.close();
            throw e;
        }
    }

    Session openToRead(Statements statements) throws SQLException {
        Session session = open(statements, READER_CACHE_KIB);
        session.execute("pragma query_only = on");
        return session;
    }

    private Session open(Statements statements, int cacheKib) throws SQLException {
        Session session = new Session(connect(path), statements);
        session.execute("pragma busy_timeout = " + BUSY_MILLIS);
        session.execute("pragma cache_size = -" + cacheKib);
        session.execute("pragma temp_store = memory");
        return session;
    }

    private void makeReadableByOwnerAlone() {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(path, owner);
        } catch (FileAlreadyExistsException e) {
            // The host may have given it other rights on purpose.
            return;
        } catch (IOException e) {
            throw new StoreException("The store " + path + " cannot be made. Check the rights of its directory.", e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        try {
            // Some hosts hide drivers from the driver manager until they are named.
            Class.forName("org.sqlite.JDBC");
        } catch (ClassNotFoundException e) {
            throw new StoreException(
                    "The store 'sqlite' needs the driver org.xerial:sqlite-jdbc. Add it to the application.", e);
        }
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
