package io.orderflow.order.persistence;

import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.delivery.Address;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Customers who are gone, and what their orders say of them. Whoever places an order for a customer holds them shared until its commit, so
 * that an order is either found by the erasure, or finds it.
 */
@Singleton
public class ErasedCustomers {

    private final TypedTexts typed;

    ErasedCustomers(TypedTexts typed) {
        this.typed = typed;
    }

    /** What is known when an order is begun. @param erased whether its customer is gone */
    public record Begun(String number, boolean erased) {}

    /** The personal data of an order. @param cancelReason null unless it is cancelled */
    public record Personal(
            UUID id, Address address, @Nullable String cancelReason) {

        Personal erased() {
            return new Personal(id, address.erased(), cancelReason == null ? null : CancelReasons.erased(cancelReason));
        }
    }

    /** For one that is about to be placed. The lock is a statement of its own, because a statement sees what was there as it began. */
    public Uni<Begun> begin(Tx tx, String customerId) {
        return tx.later("select pg_advisory_xact_lock_shared(hashtextextended('customer ' || $1, 0))", customerId)
                .chain(() -> tx.first(
                        """
                        select nextval('order_number') as number,
                            exists (select from erased_customer where customer_id = $1) as erased""",
                        row -> new Begun(Orders.number(row.getLong("number")), row.getBoolean("erased")),
                        customerId))
                .map(begun -> begun.orElseThrow());
    }

    /** Waits for orders of theirs that are being placed. A customer who is erased already stays so. */
    public Uni<Void> add(Tx tx, String customerId, Instant now) {
        return tx.later("select pg_advisory_xact_lock(hashtextextended('customer ' || $1, 0))", customerId)
                .chain(() -> tx.later("""
                        insert into erased_customer (customer_id, erased_at)
                        values ($1, $2)
                        on conflict (customer_id) do nothing""", customerId, now));
    }

    /** A page of their orders, the oldest last. @param before ids below it only */
    public Uni<List<UUID>> of(Tx tx, String customerId, UUID before, int limit) {
        return tx.list("""
                select id from orders
                where customer_id = $1 and id < $2
                order by id desc
                limit $3""", row -> row.getUUID("id"), customerId, before, limit);
    }

    /**
     * Writes addresses that say nothing of a person, forgets what the buyer wrote, and what anybody typed as a reason. An order of which
     * that is done stays as it is. Whoever changes an order locks it before its holds, and after what it has asked of others: so does this.
     */
    public Uni<Void> erase(Tx tx, List<UUID> page) {
        return typed.eraseAsked(tx, page).chain(() -> lock(tx, page)).chain(locked -> erasePersonal(tx, locked));
    }

    /** Read by a statement of its own, because the one that waited for the locks may have seen what was there before the wait. */
    private static Uni<List<Personal>> lock(Tx tx, List<UUID> page) {
        UUID[] ids = page.toArray(UUID[]::new);
        return tx.later("select from orders where id = any($1) order by id for update", (Object) ids)
                .chain(() -> tx.list(
                        "select id, shipping_address, cancel_reason from orders where id = any($1)",
                        row -> new Personal(
                                row.getUUID("id"),
                                Json.read(row.getString("shipping_address"), Address.class),
                                row.getString("cancel_reason")),
                        (Object) ids));
    }

    private Uni<Void> erasePersonal(Tx tx, List<Personal> page) {
        var orders = page.stream()
                .filter(order -> !order.equals(order.erased()))
                .map(Personal::erased)
                .toList();
        return typed.erase(tx, page.stream().map(Personal::id).toList())
                .chain(() -> tx.later(
                        """
                        update orders o
                        set shipping_address = erased.address, note = null, cancel_reason = erased.reason, version = version + 1
                        from unnest($1::uuid[], $2::text[], $3::text[]) as erased (id, address, reason)
                        where o.id = erased.id""",
                        orders.stream().map(Personal::id).toArray(UUID[]::new),
                        orders.stream()
                                .map(order -> Json.write(order.address()))
                                .toArray(String[]::new),
                        orders.stream().map(Personal::cancelReason).toArray(String[]::new)));
    }
}
