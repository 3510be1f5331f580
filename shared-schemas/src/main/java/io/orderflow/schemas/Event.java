package io.orderflow.schemas;

/**
 * One event as publishers write it and handlers receive it.
 *
 * @param envelope who, when, which aggregate and which version of it
 * @param data what happened
 */
public record Event<T extends EventData>(Envelope envelope, T data) {}
