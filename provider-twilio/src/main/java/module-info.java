/** Programmable Messaging of Twilio for WhatsApp as a messaging provider. */
module org.whatsapprouting.provider.twilio {
    requires com.fasterxml.jackson.databind;
    requires transitive org.whatsapprouting.api;
    requires org.whatsapprouting.provider.support;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.whatsapprouting.provider.twilio;

    provides org.whatsapprouting.api.provider.MessagingProviderFactory with
            org.whatsapprouting.provider.twilio.TwilioProviderFactory;
}
