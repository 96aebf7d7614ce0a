/** Runs what System actions name: registered programs, without a shell, within limits. */
module org.whatsapprouting.system {
    requires transitive org.whatsapprouting.api;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.whatsapprouting.system;
}
