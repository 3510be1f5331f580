package io.orderflow.bench;

import java.time.Instant;

/**
 * One submitted order.
 *
 * @param at when the request left, by this machine's clock
 * @param millis until the answer
 * @param id empty unless the answer was 201
 */
record Submitted(Instant at, double millis, int status, String id) {
    boolean isTaken() {
        return status == 201;
    }
}
