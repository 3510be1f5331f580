package io.orderflow.order.usecase.checkout;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.persistence.ErasedCustomers;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.web.Json;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Turns a try into an order. */
@Singleton
class FinishCheckout {

    private final ErasedCustomers customers;
    private final Drafting drafting;
    private final WriteOrder writing;
    private final HearOfPayment hearing;

    FinishCheckout(ErasedCustomers customers, Drafting drafting, WriteOrder writing, HearOfPayment hearing) {
        this.customers = customers;
        this.drafting = drafting;
        this.writing = writing;
        this.hearing = hearing;
    }

    /** @param news what an event said of the payment that was faster than the answer to our own call */
    Uni<Reply> finish(Tx tx, Checkout checkout, Optional<String> news) {
        Order unnumbered = drafting.order(checkout.draft(), checkout.payment(), checkout.reserved());
        return customers
                .begin(tx, unnumbered.customerId())
                .chain(begun ->
                        writing.place(tx, (begun.erased() ? unnumbered.erased() : unnumbered).numbered(begun.number())))
                .chain(placed -> hearing.hear(tx, placed, latest(placed, news), "payment heard at checkout"))
                .map(order -> checkout.answer().apply(Outcome.success(order)));
    }

    private static Payment latest(Order order, Optional<String> news) {
        return news.map(heard -> Json.read(heard, Payment.class)).orElseGet(order::payment);
    }
}
