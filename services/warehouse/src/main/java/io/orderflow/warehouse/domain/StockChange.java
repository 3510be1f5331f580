package io.orderflow.warehouse.domain;

/** How staff corrects on-hand. */
public sealed interface StockChange {

    long applyTo(long onHand);

    /** So many units more, or fewer when negative. */
    record By(long delta) implements StockChange {
        @Override
        public long applyTo(long onHand) {
            return onHand + delta;
        }
    }

    /** As counted. */
    record To(long counted) implements StockChange {
        @Override
        public long applyTo(long onHand) {
            return counted;
        }
    }
}
