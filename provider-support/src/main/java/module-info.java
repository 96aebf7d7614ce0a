/** What messaging providers share: HTTP with limits, signatures, JSON limits, masking. */
module org.whatsapprouting.provider.support {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive java.net.http;
    requires transitive org.whatsapprouting.api;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.whatsapprouting.provider.support;
    exports org.whatsapprouting.provider.support.cloud;
}
