import org.whatsapprouting.api.store.StoreFactory;
import org.whatsapprouting.persistence.jdbc.SqliteStoreFactory;

/** A durable store on a relational database. */
module org.whatsapprouting.persistence.jdbc {
    requires transitive org.whatsapprouting.api;
    requires java.sql;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.whatsapprouting.persistence.jdbc;

    provides StoreFactory with
            SqliteStoreFactory;
}
