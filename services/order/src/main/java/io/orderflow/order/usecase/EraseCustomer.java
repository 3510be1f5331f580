package io.orderflow.order.usecase;

import io.orderflow.order.persistence.ErasedCustomers;
import io.orderflow.order.persistence.ErasedCustomers.Personal;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.web.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Erases what is known of a customer as a person: addresses, notes, and both in stored answers. The books stay: orders, amounts, lines,
 * the country and region that decided about tax, ids, the timeline (T5.4).
 */
@Singleton
public class EraseCustomer {

    private static final int BATCH = 100;
    private static final UUID BEHIND_ALL = new UUID(-1, -1);

    private final ErasedCustomers customers;
    private final Idempotency answers;
    private final PlatformClock clock;

    EraseCustomer(ErasedCustomers customers, Idempotency answers, PlatformClock clock) {
        this.customers = customers;
        this.answers = answers;
        this.clock = clock;
    }

    /** A second time changes nothing. */
    public Uni<Void> erase(Tx tx, String customerId) {
        return customers
                .add(tx, customerId, clock.now())
                .chain(() -> erase(tx, customerId, BEHIND_ALL))
                .chain(() -> answers.forget(tx, customerId, List.of("shipping_address", "note")));
    }

    private Uni<Void> erase(Tx tx, String customerId, UUID before) {
        return customers
                .of(tx, customerId, before, BATCH)
                .chain(page -> customers
                        .erase(tx, known(page))
                        .chain(() -> page.size() < BATCH
                                ? Uni.createFrom().voidItem()
                                : erase(tx, customerId, page.getLast().id())));
    }

    private static List<Personal> known(List<Personal> page) {
        return page.stream()
                .filter(order -> !order.address().equals(order.address().erased()))
                .map(order -> new Personal(order.id(), order.address().erased()))
                .toList();
    }
}
