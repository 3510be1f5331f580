package io.orderflow.schemas.catalogue;

/**
 * One service that consumes a topic.
 *
 * @param service folder name under {@code services/}, which is also its app-id
 */
public record Consumer(String service, State state) {}
