package io.orderflow.order.usecase;

import io.orderflow.order.persistence.ErasedCustomers;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.web.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Erases what is known of a customer as a person: addresses, notes, what people typed as reasons, and all that in stored answers. The books
 * stay: orders, amounts, lines, the country and region that decided about tax, ids, codes, and what happened when by whom (T5.4).
 */
@Singleton
public class EraseCustomer {

    private static final int BATCH = 100;

    /** Of stored answers. */
    private static final List<String> PERSONAL = List.of("shipping_address", "note", "cancel_reason", "holds");

    private static final UUID BEHIND_ALL = new UUID(-1, -1);

    private final ErasedCustomers customers;
    private final Asks asks;
    private final Idempotency answers;
    private final PlatformClock clock;

    EraseCustomer(ErasedCustomers customers, Asks asks, Idempotency answers, PlatformClock clock) {
        this.customers = customers;
        this.asks = asks;
        this.answers = answers;
        this.clock = clock;
    }

    /** A second time changes nothing. */
    public Uni<Void> erase(Tx tx, String customerId) {
        return customers
                .add(tx, customerId, clock.now())
                .chain(() -> erase(tx, customerId, BEHIND_ALL))
                .chain(() -> answers.forget(tx, customerId, PERSONAL));
    }

    private Uni<Void> erase(Tx tx, String customerId, UUID before) {
        return customers
                .of(tx, customerId, before, BATCH)
                .chain(page -> customers
                        .erase(tx, page)
                        .chain(() -> Batches.chain(page, order -> asks.forgetPayment(tx, order)))
                        .chain(() -> page.size() < BATCH
                                ? Uni.createFrom().voidItem()
                                : erase(tx, customerId, page.getLast())));
    }
}
