package io.orderflow.platform.outbox;

/** What a relay tells those who look after it. Called within a round, so it returns at once. */
interface RelayWatch {

    /** After a round has been recorded. @param events published in it, 0 or more */
    void published(int events);

    /** When an event has been refused as often as is worth an alert, once; it stays queued. */
    void refusedOften(FailedEvent failed);

    /** After each publish call with an unknown outcome. @param calls how many in a row, 1 or more */
    void brokerAway(int calls, Throwable failure);
}
