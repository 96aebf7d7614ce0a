package org.whatsapprouting.provider.support;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.provider.MediaSink;

/** Passes an answer's body on as it comes, and gives up once it is too large. */
final class SinkBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private final MediaSink sink;
    private final @Nullable String mimeType;
    private final long size;
    private long left;
    private boolean ended;
    private @Nullable OutputStream out;
    private Flow.@Nullable Subscription connection;

    SinkBody(ResponseInfo info, MediaSink sink, long limit) {
        this.sink = sink;
        this.mimeType = info.headers().firstValue("Content-Type").orElse(null);
        this.size = info.headers().firstValueAsLong("Content-Length").orElse(-1);
        this.left = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return result;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
        connection = subscription;
        if (size > left) {
            end(new BoundedBody.TooLarge());
            return;
        }
        try {
            out = sink.open(mimeType, size);
        } catch (IOException | RuntimeException declined) {
            end(declined);
            return;
        }
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> parts) {
        OutputStream to = out;
        for (ByteBuffer part : parts) {
            if (to == null || ended) {
                return;
            }
            if (part.remaining() > left) {
                end(new BoundedBody.TooLarge());
                return;
            }
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            left -= copy.length;
            try {
                to.write(copy);
            } catch (IOException | RuntimeException full) {
                end(full);
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        end(failure);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    /** Whoever is first closes the sink; nothing is written after that. Cancelling may come back here on the way. */
    synchronized void end(@Nullable Throwable failure) {
        if (ended) {
            return;
        }
        ended = true;
        Throwable cause = failure;
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException | RuntimeException unclosed) {
            cause = cause == null ? unclosed : cause;
        }
        if (connection != null && cause != null) {
            connection.cancel();
        }
        if (cause == null) {
            result.complete(new byte[0]);
        } else {
            result.completeExceptionally(cause);
        }
    }
}
