package io.orderflow.payment.clients.stripe;

import com.stripe.net.RequestOptions;
import io.orderflow.payment.clients.GatewayUnavailable;
import java.time.Duration;

/** The moment by which an answer has to be there. The requests of one call share the time. */
record Due(long nanos) {

    private static final int CONNECT_MILLIS = 2_000;

    static Due in(Duration deadline) {
        return new Due(System.nanoTime() + deadline.toNanos());
    }

    /** For a question. */
    RequestOptions options() {
        return builder().build();
    }

    /** For an effect under its operation key. */
    RequestOptions options(String key) {
        return builder().setIdempotencyKey(key).build();
    }

    /** What has waited too long for a thread is not sent any more: nobody would hear the answer. */
    private RequestOptions.RequestOptionsBuilder builder() {
        long left = Duration.ofNanos(nanos - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new GatewayUnavailable("no time left to ask");
        }
        int millis = Math.toIntExact(left);
        return RequestOptions.builder()
                .setConnectTimeout(Math.min(CONNECT_MILLIS, millis))
                .setReadTimeout(millis);
    }
}
