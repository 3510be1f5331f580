package io.orderflow.platform.outbox;

/** The lanes that relays share: all events of one aggregate travel in one lane. */
final class Lanes {

    static final int COUNT = 64;

    private Lanes() {}

    static short of(String aggregateId) {
        int hash = aggregateId.hashCode();
        // Spreads ids that differ in few bits over all lanes.
        return (short) Math.floorMod(hash ^ (hash >>> 16), COUNT);
    }
}
