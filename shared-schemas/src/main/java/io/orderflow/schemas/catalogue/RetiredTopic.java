package io.orderflow.schemas.catalogue;

/**
 * A topic that must not come back.
 *
 * @param instead the live topic that says the same
 */
public record RetiredTopic(String topic, String instead) {}
