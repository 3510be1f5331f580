package io.orderflow.order.domain;

import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.domain.goods.FulfillmentStatus;
import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.order.domain.goods.Units;
import io.orderflow.order.domain.price.Line;
import io.orderflow.platform.money.Money;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was heard of an order's goods (domain.md §3): how far its fulfillments are, and what became of its parcels. Whatever the order in
 * which that is heard, and however often, it comes to the same; units only ever grow.
 */
public record Goods(List<Fulfillment> fulfillments, List<Parcel> parcels) {

    public static final Goods NONE = new Goods(List.of(), List.of());

    public Goods heard(Fulfillment news) {
        Fulfillment now = fulfillments.stream()
                .filter(one -> one.id().equals(news.id()))
                .findFirst()
                .map(known -> known.heard(news))
                .orElse(news);
        return new Goods(with(fulfillments, now, one -> one.id().equals(news.id())), parcels);
    }

    public Goods heard(Parcel news) {
        Parcel now = parcels.stream()
                .filter(one -> one.id().equals(news.id()))
                .findFirst()
                .map(known -> known.heard(news))
                .orElse(news);
        return new Goods(fulfillments, with(parcels, now, one -> one.id().equals(news.id())));
    }

    /** With what is known from elsewhere, of other fulfillments and parcels. */
    public Goods and(Goods others) {
        return new Goods(
                Stream.concat(fulfillments.stream(), others.fulfillments.stream())
                        .toList(),
                Stream.concat(parcels.stream(), others.parcels.stream()).toList());
    }

    /** Whether both say the same, in whatever order. */
    public boolean isSame(Goods other) {
        return Set.copyOf(fulfillments).equals(Set.copyOf(other.fulfillments))
                && Set.copyOf(parcels).equals(Set.copyOf(other.parcels));
    }

    /** Units that left, by item. */
    public Map<UUID, Long> shipped() {
        var sum = new HashMap<UUID, Long>();
        left().values().forEach(some -> Units.add(sum, some));
        return sum;
    }

    /** Units that left, by fulfillment and item. What is with the buyer has left, whether or not its fulfillment was heard of. */
    public Map<UUID, Map<UUID, Long>> left() {
        var left = new HashMap<UUID, Map<UUID, Long>>();
        parcels.forEach(
                one -> Units.add(left.computeIfAbsent(one.fulfillmentId(), none -> new HashMap<>()), one.units()));
        fulfillments.forEach(one -> left.merge(one.id(), one.left(), Units::most));
        return left;
    }

    /** Those that somebody works on or has sent, with what has left before what is packed or picked. */
    List<Fulfillment> furthestFirst() {
        return fulfillments.stream()
                .filter(one -> one.status().hasBegun())
                .sorted(Comparator.comparing(Fulfillment::status).reversed().thenComparing(Fulfillment::id))
                .toList();
    }

    /** Whether a fulfillment has sent anything, as far as is known; a parcel of it has left, wherever that is. */
    public boolean hasLeft(UUID fulfillmentId) {
        return parcels.stream().anyMatch(one -> one.fulfillmentId().equals(fulfillmentId))
                || fulfillments.stream()
                        .anyMatch(one ->
                                one.id().equals(fulfillmentId) && one.status().hasLeft());
    }

    /** Whether a fulfillment is known to have begun to pick, however far it is. */
    public boolean hasBegun(UUID fulfillmentId) {
        return hasLeft(fulfillmentId)
                || fulfillments.stream()
                        .anyMatch(one ->
                                one.id().equals(fulfillmentId) && one.status().hasBegun());
    }

    /** Whether nothing of a fulfillment will ever leave. */
    public boolean isCancelled(UUID fulfillmentId) {
        return !hasLeft(fulfillmentId)
                && fulfillments.stream()
                        .anyMatch(one -> one.id().equals(fulfillmentId) && one.status() == FulfillmentStatus.CANCELLED);
    }

    /** Units that are with the buyer, by item. */
    public Map<UUID, Long> delivered() {
        var sum = new HashMap<UUID, Long>();
        parcels.forEach(one -> Units.add(sum, one.units()));
        return sum;
    }

    /** Whether a parcel did not reach the buyer, as far as is known. */
    public boolean isAnyAstray() {
        return !parcels.stream().allMatch(Parcel::isDelivered);
    }

    /** Why this cannot be true of an order: goods that are not its own, or more than are left of it. */
    public Optional<String> contradiction(Order order) {
        Map<UUID, Long> shipped = shipped();
        var left = new HashMap<UUID, Long>();
        order.lines().forEach(line -> left.put(line.id(), line.left()));
        if (!left.keySet().containsAll(shipped.keySet())) {
            return Optional.of("the order has no such item");
        }
        return shipped.entrySet().stream().anyMatch(some -> some.getValue() > left.getOrDefault(some.getKey(), 0L))
                ? Optional.of("more has left than the order still has")
                : Optional.empty();
    }

    /**
     * The next move of an order that these goods make, one at a time; empty when there is none, such as for one that is cancelled.
     * @param order with its units counted, see {@link Order#counted}
     */
    public Optional<OrderStatus> next(Order order) {
        return reached(order).stream()
                .filter(status -> order.status().ask(status) == Move.MOVED)
                .findFirst();
    }

    /** Furthest first. */
    private List<OrderStatus> reached(Order order) {
        List<Line> lines = order.lines();
        boolean some = lines.stream().anyMatch(line -> line.shipped() > 0);
        if (some && lines.stream().allMatch(line -> line.delivered() >= line.left())) {
            return List.of(OrderStatus.DELIVERED, OrderStatus.SHIPPED);
        }
        if (some && lines.stream().allMatch(line -> line.shipped() >= line.left())) {
            return List.of(OrderStatus.SHIPPED);
        }
        if (some) {
            return List.of(OrderStatus.PARTIALLY_SHIPPED);
        }
        return fulfillments.stream().anyMatch(one -> one.status().hasBegun())
                ? List.of(OrderStatus.PROCESSING)
                : List.of();
    }

    /**
     * What the couriers have taken for an order that is delivered. One that names no amount has what was to be taken.
     * @return in another currency than the order's, if any courier says so
     */
    public Money cash(Order order) {
        List<Money> named = parcels.stream()
                .map(Parcel::cash)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        Optional<Money> foreign = named.stream()
                .filter(one -> !one.currency().equals(order.currency()))
                .findFirst();
        long sum = named.stream().map(Money::amount).reduce(0L, Units::sum);
        boolean all =
                named.size() == parcels.stream().filter(Parcel::isDelivered).count();
        long taken = all ? sum : Math.max(sum, order.totals().grand());
        return foreign.orElseGet(() -> new Money(taken, order.currency()));
    }

    /** Grows with whatever a courier says anew, also where that is the same amount: which of two amounts is the later one. */
    public long cashVersion() {
        return parcels.stream().mapToLong(Parcel::version).sum();
    }

    private static <T> List<T> with(List<T> known, T now, Predicate<T> same) {
        return Stream.concat(known.stream().filter(same.negate()), Stream.of(now))
                .toList();
    }
}
