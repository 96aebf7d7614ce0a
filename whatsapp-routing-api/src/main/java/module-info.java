/** Model and service provider interfaces of the WhatsApp routing library; depends on nothing at run time. */
module org.whatsapprouting.api {
    requires static transitive org.jspecify;

    exports org.whatsapprouting.api.event;
    exports org.whatsapprouting.api.host;
    exports org.whatsapprouting.api.message;
    exports org.whatsapprouting.api.model;
    exports org.whatsapprouting.api.provider;
    exports org.whatsapprouting.api.store;
}
