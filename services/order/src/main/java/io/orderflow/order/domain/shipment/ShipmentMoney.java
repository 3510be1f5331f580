package io.orderflow.order.domain.shipment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the money stands for what one fulfillment ships.
 * @param reason why there will be none, for {@link State#FAILED} only
 */
public record ShipmentMoney(State state, @Nullable String reason) {

    /** How far it is. */
    public enum State {
        /** It is being taken. */
        PENDING,
        /** It is taken, or paid on delivery: the goods may go. */
        CAPTURED,
        /** It cannot be had, for good. */
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public static final ShipmentMoney PENDING = new ShipmentMoney(State.PENDING, null);
    public static final ShipmentMoney CAPTURED = new ShipmentMoney(State.CAPTURED, null);

    /** Nobody refused it: the goods do not go. What was taken of it pays for what goes instead. */
    public static final ShipmentMoney FULFILLMENT_CANCELLED = failed("fulfillment_cancelled");

    public static ShipmentMoney failed(String reason) {
        return new ShipmentMoney(State.FAILED, reason);
    }
}
