package io.orderflow.platform.operation;

import java.time.Duration;

/**
 * How often a job takes up what was parked, before only a person does.
 * @param tries       1 or more
 * @param firstWait   platform time between the first and the second; each further wait is twice as long
 * @param longestWait no wait is longer
 */
public record RetryLimit(int tries, Duration firstWait, Duration longestWait) {}
