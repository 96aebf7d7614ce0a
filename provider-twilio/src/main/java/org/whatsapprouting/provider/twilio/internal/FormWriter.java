package org.whatsapprouting.provider.twilio.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A form in the making. Not for several threads. */
public final class FormWriter {
    private final StringBuilder out = new StringBuilder();

    /** Adds a parameter. */
    FormWriter add(String name, String value) {
        out.append(out.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    /** Adds the template and the values of its variables, if there are any. */
    public FormWriter content(String contentSid, Variables variables) {
        add("ContentSid", contentSid);
        return variables.json().isEmpty() ? this : add("ContentVariables", variables.json());
    }

    /** The form as bytes. */
    public byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
