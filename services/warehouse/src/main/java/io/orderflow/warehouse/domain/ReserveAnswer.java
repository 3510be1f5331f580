package io.orderflow.warehouse.domain;

import java.util.Comparator;
import java.util.List;

/** What asking for stock led to. */
public sealed interface ReserveAnswer {

    /** Everything that the order asked for is held by these, in the order of their ids. */
    record Reserved(List<Reservation> reservations) implements ReserveAnswer {
        public Reserved {
            reservations = reservations.stream()
                    .sorted(Comparator.comparing(Reservation::id))
                    .toList();
        }
    }

    /** Nothing was reserved. */
    record OutOfStock(List<Shortage> shortages) implements ReserveAnswer {}

    /** The order was released before; whoever asks now comes late. */
    record ReleasedBefore() implements ReserveAnswer {}
}
