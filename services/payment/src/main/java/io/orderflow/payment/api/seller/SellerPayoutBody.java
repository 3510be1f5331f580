package io.orderflow.payment.api.seller;

import io.orderflow.payment.domain.seller.SellerEntry.Kind;
import io.orderflow.payment.domain.seller.SellerPayout;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * What the seller of one completed order is paid of its money: {@code released + captured - refunded - charged_back} is theirs.
 * @param status      due, disputed, withheld, owed, sent or stopped
 * @param released    when the order was completed
 * @param captured    since then, as are {@code refunded} and {@code charged_back}
 * @param withheld    is being refunded
 * @param recovered   came back of what was sent
 * @param due         may be sent now
 * @param owed        by the seller, who got more than is theirs
 */
@RegisterForReflection
public record SellerPayoutBody(
        UUID id,
        UUID paymentId,
        String seller,
        String status,
        MoneyBody released,
        MoneyBody captured,
        MoneyBody refunded,
        MoneyBody chargedBack,
        MoneyBody withheld,
        MoneyBody sent,
        MoneyBody recovered,
        MoneyBody due,
        MoneyBody owed,
        Instant createdAt) {

    static SellerPayoutBody of(SellerPayout payout) {
        return new SellerPayoutBody(
                payout.id(),
                payout.paymentId(),
                payout.seller(),
                payout.status().code(),
                total(payout, Kind.RELEASED),
                total(payout, Kind.CAPTURED),
                total(payout, Kind.REFUNDED),
                total(payout, Kind.CHARGED_BACK),
                money(payout, payout.withheld()),
                total(payout, Kind.SENT),
                total(payout, Kind.RECOVERED),
                money(payout, payout.due()),
                money(payout, payout.owed()),
                payout.createdAt());
    }

    private static MoneyBody total(SellerPayout payout, Kind kind) {
        return money(payout, payout.total(kind));
    }

    private static MoneyBody money(SellerPayout payout, long amount) {
        return MoneyBody.of(new Money(amount, payout.currency()));
    }
}
