package io.orderflow.warehouse.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Units of a SKU in one warehouse. */
public record StockAmount(String sku, UUID warehouseId, long quantity) {

    private record Place(String sku, UUID warehouseId) {}

    /** What the reservations hold together, each place once. */
    public static List<StockAmount> of(Collection<Reservation> reservations) {
        return reservations.stream()
                .collect(Collectors.groupingBy(
                        reservation -> new Place(reservation.sku(), reservation.warehouseId()),
                        Collectors.summingLong(Reservation::quantity)))
                .entrySet()
                .stream()
                .map(held -> new StockAmount(held.getKey().sku(), held.getKey().warehouseId(), held.getValue()))
                .toList();
    }
}
