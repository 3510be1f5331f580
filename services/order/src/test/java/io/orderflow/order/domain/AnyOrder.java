package io.orderflow.order.domain;

import io.orderflow.order.domain.delivery.Address;
import io.orderflow.order.domain.delivery.ShippingMethod;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.price.Line;
import io.orderflow.order.domain.price.Offer;
import io.orderflow.order.domain.price.Totals;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Orders for tests. */
public final class AnyOrder {

    private AnyOrder() {}

    public static Order pending() {
        return pending(Ids.next());
    }

    public static Order pending(UUID id) {
        return pending(id, PaymentMethod.CARD, payment("pending", 0, 0, 0));
    }

    /** One that is paid otherwise than by card, before anything was paid. @param until end of its window */
    public static Order pending(UUID id, PaymentMethod method, Instant until) {
        return pending(id, method, new Payment("pay-1", "ref-1", method.code(), "pending", null, 0, 0, 0, until, null));
    }

    /** One of so many mugs at ten dollars each, tax excluded. */
    public static Order pending(UUID id, long mugs) {
        return pending(id, PaymentMethod.CARD, payment("pending", 0, 0, 0), mugs);
    }

    private static Order pending(UUID id, PaymentMethod method, Payment payment) {
        return pending(id, method, payment, 2);
    }

    private static Order pending(UUID id, PaymentMethod method, Payment payment, long mugs) {
        var line = line("mug", mugs);
        return new Order(
                id,
                "",
                "customer-1",
                OrderStatus.PENDING,
                method.first(),
                1,
                "USD",
                new Totals(1000 * mugs, 0, 0, 0, 200 * mugs, 1200 * mugs),
                1200 * mugs,
                method,
                "immediate",
                payment,
                new Address("A", "1 Street", null, "Town", null, "12345", "US", null),
                ShippingMethod.STANDARD,
                null,
                null,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                List.of(line),
                List.of(new Allocated(
                        Ids.next().toString(), line.id(), Ids.next().toString(), mugs)),
                List.of());
    }

    /** Units of ten dollars each, taxed with 20 %. */
    public static Line line(String sku, long quantity) {
        var offer = new Offer(sku, sku, new Money(1000, "USD"), "standard", 100);
        return Line.sold(Ids.next(), offer, quantity, 0, 200 * quantity, 20_000);
    }

    public static Payment payment(String status, long authorized, long captured, long refunded) {
        return new Payment(
                "pay-1",
                "ref-1",
                "card",
                status,
                authorized > 0 ? "auth-1" : null,
                authorized,
                captured,
                refunded,
                null,
                null);
    }
}
