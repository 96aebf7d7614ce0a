/** The WhatsApp Cloud API of Meta as a messaging provider. */
module org.whatsapprouting.provider.meta {
    requires com.fasterxml.jackson.databind;
    requires transitive org.whatsapprouting.api;
    requires org.whatsapprouting.provider.support;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.whatsapprouting.provider.meta;

    provides org.whatsapprouting.api.provider.MessagingProviderFactory with
            org.whatsapprouting.provider.meta.MetaProviderFactory;
}
