package org.whatsapprouting.provider.support;

import java.net.http.HttpHeaders;
import org.whatsapprouting.api.provider.SendOutcome;

/** How an HTTP call ended. */
public sealed interface HttpOutcome {

    /**
     * The other side answered, whatever it says.
     *
     * @param status the status code
     * @param headers the headers
     * @param body the whole body; empty for none
     */
    record Answered(int status, HttpHeaders headers, byte[] body) implements HttpOutcome {}

    /** There is no answer. */
    sealed interface Failed extends HttpOutcome {
        /** The kind of failure. */
        String code();

        /** What it means for a message that the call was to send. */
        SendOutcome asSend();
    }

    /**
     * The call failed before a byte of its body left, so the other side cannot have acted on it.
     *
     * @param code the kind of failure: {@code connect}, {@code tls}, {@code timeout}, {@code interrupted} or {@code io}
     */
    record NotSent(String code) implements Failed {
        @Override
        public SendOutcome asSend() {
            return new SendOutcome.Deferred(null, code, "The provider could not be reached; nothing was sent.");
        }
    }

    /**
     * The call may have reached the other side; what it made of it is not known.
     *
     * @param code the kind of failure: {@code timeout}, {@code interrupted}, {@code too-large} or {@code connection-lost}
     */
    record Lost(String code) implements Failed {
        @Override
        public SendOutcome asSend() {
            return new SendOutcome.Unknown(code, "The provider's answer was lost after the message was on its way.");
        }
    }
}
