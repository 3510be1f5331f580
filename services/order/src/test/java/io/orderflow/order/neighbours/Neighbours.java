package io.orderflow.order.neighbours;

import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.test.contract.StandIn;
import io.orderflow.platform.test.saga.ForeignSystems;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the neighbours hold for a checkout, by the names of its steps, and what they did for an order that was placed, by kind. */
@Singleton
public class Neighbours {

    public static final String PRICE = "price";
    public static final String AUTHORIZE = "authorize";
    public static final String RESERVE = "reserve";

    private final ForeignSystems systems = new ForeignSystems();

    private final Map<String, Supplier<Uni<?>>> overtaking = new ConcurrentHashMap<>();

    private final Map<String, StandIn> operations = new ConcurrentHashMap<>();

    private final Map<String, Map<String, Long>> taken = new ConcurrentHashMap<>();

    private final Map<String, Long> owed = new ConcurrentHashMap<>();

    private final Map<String, Long> back = new ConcurrentHashMap<>();

    private final Set<String> lapsed = ConcurrentHashMap.newKeySet();

    public ForeignSystems systems() {
        return systems;
    }

    /** What does one kind of operation for orders. */
    public StandIn operations(String kind) {
        return operations.computeIfAbsent(kind, none -> new StandIn());
    }

    /** Of orders whose reservations the desk itself confirms, nobody else does; what was taken of others before is forgotten. */
    public void takeMoneyOnly() {
        operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        operations(Asks.CAPTURE_SHIPMENT).forget();
        operations(Asks.CAPTURE_PAYMENT).forget();
    }

    /** Has something happen while an order's next capture is on its way, so that it comes to ask for too much. */
    public void overtake(String orderId, Supplier<Uni<?>> event) {
        overtaking.put(orderId, event);
    }

    Optional<Supplier<Uni<?>>> overtaking(String orderId) {
        return Optional.ofNullable(overtaking.remove(orderId));
    }

    /** Has money of an order captured, once for each key, as staff or the order itself do. @return all that is captured of it by now */
    public long take(String orderId, String key, long amount) {
        var parts = taken.computeIfAbsent(orderId, none -> new ConcurrentHashMap<>());
        parts.putIfAbsent(key, amount);
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Staff give some of what is captured back. */
    public void giveBack(String orderId, long amount) {
        back.merge(orderId, amount, Long::sum);
    }

    long back(String orderId) {
        return back.getOrDefault(orderId, 0L);
    }

    long taken(String orderId) {
        return take(orderId, "nothing", 0);
    }

    /** Only ever lowers. */
    void owe(String orderId, long amount) {
        owed.merge(orderId, amount, Math::min);
    }

    /** The lowest of which it was told. */
    public long owed(String orderId) {
        return owed.getOrDefault(orderId, 2400L);
    }

    /** Orders cost 24.00 here. */
    boolean isTaken(String orderId) {
        return taken(orderId) >= owed(orderId);
    }

    /** What was reserved for an order is gone, until it is reserved again. */
    public void lapse(UUID orderId) {
        lapsed.add(orderId.toString());
    }

    boolean hasLapsed(String orderId) {
        return lapsed.contains(orderId);
    }

    void reservedAgain(String orderId) {
        lapsed.remove(orderId);
    }

    /** Whether a key is an order's own, and not a checkout's. */
    static boolean isOrders(String key) {
        return key.startsWith("order:");
    }

    /** @param key {@code order:<id>:<kind>} */
    Uni<Boolean> perform(String key) {
        return operations(key.split(":")[2]).perform(key);
    }
}
