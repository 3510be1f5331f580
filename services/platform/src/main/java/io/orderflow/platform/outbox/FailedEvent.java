package io.orderflow.platform.outbox;

import java.time.Duration;

/** One refused event with the number of its failures so far and the wait before the next try. */
record FailedEvent(PendingEvent event, int attempts, Duration delay, String reason) {}
