package org.whatsapprouting.provider.meta;

/** Puts an envelope round one element. */
final class Bodies {
    private Bodies() {}

    static String message(String message) {
        return value("\"messages\":[" + message + "]");
    }

    static String status(String status) {
        return value("\"statuses\":[" + status + "]");
    }

    /** A change of the field {@code messages} with these parts in its value. */
    static String value(String parts) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"phone_number_id\":\"111\"}," + parts
                + "}}]}]}";
    }
}
