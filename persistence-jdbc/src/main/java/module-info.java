/** A durable store on a relational database. */
module org.whatsapprouting.persistence.jdbc {
    requires transitive java.sql;
    requires transitive org.whatsapprouting.api;
    requires org.slf4j;
    requires static org.jspecify;
}
