/** The Conversation API of Sinch as a messaging provider. */
module org.whatsapprouting.provider.sinch {
    requires com.fasterxml.jackson.databind;
    requires transitive org.whatsapprouting.api;
    requires org.whatsapprouting.provider.support;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.whatsapprouting.provider.sinch;

    provides org.whatsapprouting.api.provider.MessagingProviderFactory with
            org.whatsapprouting.provider.sinch.SinchProviderFactory;
}
