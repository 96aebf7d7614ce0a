/** The WhatsApp API of Kaleyra as a messaging provider. */
module org.whatsapprouting.provider.kaleyra {
    requires com.fasterxml.jackson.databind;
    requires transitive org.whatsapprouting.api;
    requires org.whatsapprouting.provider.support;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.whatsapprouting.provider.kaleyra;

    provides org.whatsapprouting.api.provider.MessagingProviderFactory with
            org.whatsapprouting.provider.kaleyra.KaleyraProviderFactory;
}
