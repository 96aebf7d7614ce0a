package org.whatsapprouting.provider.support;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/** A request body that knows whether it was handed to the connection, and can be held back for good if it was not. */
final class WatchedBody implements BodyPublisher {
    private enum State {
        HERE,
        HANDED_OVER,
        WITHHELD
    }

    private final BodyPublisher bytes;
    private final AtomicReference<State> state;

    WatchedBody(byte[] body) {
        this(BodyPublishers.ofByteArray(body));
    }

    WatchedBody(BodyPublisher body) {
        this.bytes = body;
        // An empty body is complete with the headers, which nobody can watch leaving.
        this.state = new AtomicReference<>(body.contentLength() == 0 ? State.HANDED_OVER : State.HERE);
    }

    /** Returns true if no byte was handed over; none will be from now on. */
    boolean withhold() {
        return state.compareAndSet(State.HERE, State.WITHHELD) || state.get() == State.WITHHELD;
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        bytes.subscribe(new Flow.Subscriber<ByteBuffer>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                connection.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer part) {
                state.compareAndSet(State.HERE, State.HANDED_OVER);
                if (state.get() == State.HANDED_OVER) {
                    connection.onNext(part);
                } else {
                    connection.onError(new IOException("The call was given up before its body left."));
                }
            }

            @Override
            public void onError(Throwable failure) {
                connection.onError(failure);
            }

            @Override
            public void onComplete() {
                if (state.get() != State.WITHHELD) {
                    connection.onComplete();
                }
            }
        });
    }
}
