package io.orderflow.order.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands.
 * @param version       grows with every change
 * @param totals        of what is left of it
 * @param asked         what its payment was opened for, in minor units: the grand total before anything was cancelled
 * @param capturePolicy {@code immediate}, {@code on_confirm} or {@code on_shipment}
 * @param cancelReason  null unless cancelled
 * @param holds         the open ones, in the order they were placed
 */
public record Order(
        UUID id,
        String number,
        String customerId,
        OrderStatus status,
        PaymentStatus paymentStatus,
        long version,
        String currency,
        Totals totals,
        long asked,
        PaymentMethod method,
        String capturePolicy,
        Payment payment,
        Address shippingAddress,
        ShippingMethod shippingMethod,
        @Nullable String note,
        @Nullable String cancelReason,
        Instant createdAt,
        List<Line> lines,
        List<Allocated> allocations,
        List<Hold> holds) {

    public Order moved(OrderStatus to) {
        return with(to, paymentStatus, payment, cancelReason);
    }

    /** Whether no money of it has been heard of, and none is being taken. */
    public boolean isUnpaid() {
        return paymentStatus == method.first() || paymentStatus == PaymentStatus.FAILED;
    }

    /** Whether it has to wait for somebody before anything of it is picked. */
    public boolean isOnHold() {
        return !holds.isEmpty();
    }

    public Order held(Hold hold) {
        return onHold(Stream.concat(holds.stream(), Stream.of(hold)).toList());
    }

    public Order released(UUID hold) {
        return onHold(holds.stream().filter(open -> !open.id().equals(hold)).toList());
    }

    public Order cancelled(String reason) {
        return with(OrderStatus.CANCELLED, paymentStatus, payment, reason);
    }

    /** Whether it was cancelled as a whole, also when its money has gone back since. */
    public boolean isCancelled() {
        return status == OrderStatus.CANCELLED || cancelReason != null;
    }

    /** Whether the buyer has paid all that it costs by now, more may have gone back. */
    public boolean isPaid() {
        return paymentStatus == PaymentStatus.PAID
                || paymentStatus == PaymentStatus.PARTIALLY_REFUNDED
                        && payment.captured() - payment.refunded() >= totals.grand();
    }

    /** Whether all its money was taken, whatever went back since. */
    public boolean isCaptured() {
        return isPaid() || payment.captured() >= totals.grand();
    }

    /** Whether its money is held, at least in part, and waits to be taken. */
    public boolean awaitsCapture() {
        return method == PaymentMethod.CARD
                && (paymentStatus == PaymentStatus.AUTHORIZED
                        || paymentStatus == PaymentStatus.CAPTURE_PENDING && payment.isPartlyCaptured());
    }

    /** Whether its parts are paid for as they ship. */
    public boolean isCapturedOnShipment() {
        return method == PaymentMethod.CARD && capturePolicy.equals("on_shipment");
    }

    /** Whether a card that this much was taken of is to pay for more. */
    boolean awaitsMoreThan(long captured) {
        return method == PaymentMethod.CARD && !isCancelled() && !isOverInParts() && captured < totals.grand();
    }

    /** Whether it is over with what its parts have cost: nothing more of it ships, and nothing more is taken. */
    private boolean isOverInParts() {
        return isCapturedOnShipment() && !isCancelled() && status.rank() >= OrderStatus.COMPLETED.rank();
    }

    /** With what is left after a part of it was cancelled. @param goods that are on their way, which stay held where they are */
    Order recalculated(List<Line> left, Totals sums, Goods goods) {
        return copy(
                number,
                version,
                status,
                paymentStatus,
                payment,
                cancelReason,
                left,
                sums,
                Keeping.of(allocations, left, goods),
                holds);
    }

    /** With the units that are known to have left, and to be with the buyer. */
    public Order counted(Goods goods) {
        var shipped = goods.shipped();
        var delivered = goods.delivered();
        return copy(
                number,
                version,
                status,
                paymentStatus,
                payment,
                cancelReason,
                lines.stream()
                        .map(line -> line.counted(
                                shipped.getOrDefault(line.id(), 0L), delivered.getOrDefault(line.id(), 0L)))
                        .toList(),
                totals,
                allocations,
                holds);
    }

    /** The gateway is being asked for the money; where a part of it was tried before, that is known already. */
    public Order capturing() {
        return PaymentStatus.CAPTURE_PENDING.isNewerThan(paymentStatus)
                ? with(status, PaymentStatus.CAPTURE_PENDING, payment, cancelReason)
                : this;
    }

    /** Takes over what is newer of what was heard of the payment: amounts only grow, and older news changes no status. */
    public Order heard(Payment news) {
        PaymentStatus seen = news.seenBy(this);
        boolean isNewer = seen.isNewerThan(paymentStatus) && !isBeforeFirstPart(seen)
                || endsAuthorization(news, seen)
                || bringsPart(news, seen);
        var merged = new Payment(
                payment.id().isEmpty() ? news.id() : payment.id(),
                payment.reference().isEmpty() ? news.reference() : payment.reference(),
                payment.method(),
                isNewer ? word(seen, news) : payment.status(),
                news.authorizationId() == null ? payment.authorizationId() : news.authorizationId(),
                Math.max(payment.authorized(), own(news.holdsMoney(), news.authorized())),
                Math.max(payment.captured(), taken(news)),
                Math.max(payment.refunded(), own(false, news.refunded())),
                until(news),
                news.holdsMoney() ? null : payment.action(),
                Math.max(payment.chargedBack(), own(false, news.chargedBack())));
        return with(status, isNewer ? seen : paymentStatus, merged, cancelReason);
    }

    /** The window of the payment gives way to the end of its authorization, and that to a later one where it is renewed. */
    private @Nullable Instant until(Payment news) {
        Instant known = payment.expiresAt();
        Instant told = news.expiresAt();
        boolean isOlder = told == null || known != null && payment.authorized() > 0 && told.isBefore(known);
        return isOlder ? known : told;
    }

    /** After captures that failed nothing can be captured any more, which ends the order; the status itself stays. */
    private boolean endsAuthorization(Payment news, PaymentStatus seen) {
        return seen == paymentStatus && news.isAuthorizationOver() && !payment.isAuthorizationOver();
    }

    /** A payment fails as a whole only while nothing of it is taken, so such news is older than any part. */
    private boolean isBeforeFirstPart(PaymentStatus seen) {
        return seen == PaymentStatus.CAPTURE_FAILED && payment.captured() > 0;
    }

    /**
     * For the same reason the first part outweighs every failure; and of several parts, whatever their order, the largest sum counts. That
     * may be known from news of a further one that is on its way, which does not say that it is a part.
     */
    private boolean bringsPart(Payment news, PaymentStatus seen) {
        long least = payment.isPartlyCaptured() ? payment.captured() + 1 : Math.max(1, payment.captured());
        return news.isPartlyCaptured()
                && seen == PaymentStatus.CAPTURE_PENDING
                && PaymentStatus.PAID.isNewerThan(paymentStatus)
                && taken(news) >= least;
    }

    /** Where a surplus went back before anything else was heard, the payment is captured all the same. */
    private String word(PaymentStatus seen, Payment news) {
        return seen == method.paid() ? "captured" : news.status();
    }

    /**
     * A card is asked for the order's own total and for nothing else, so what an event says of an amount is not believed (C1.3, M6).
     * @param inFull whether the news is that all of it was authorized
     */
    private long own(boolean inFull, long said) {
        if (method != PaymentMethod.CARD) {
            return said;
        }
        return inFull ? asked : Math.min(said, asked);
    }

    /**
     * All was captured: what the order costs now, or cost when that was asked for, if a part was cancelled since; no less than was taken of
     * one that ended with a part of it.
     */
    private long taken(Payment news) {
        if (news.status().equals("authorized")) {
            return own(false, 0);
        }
        return method == PaymentMethod.CARD && news.status().equals("captured")
                ? Math.clamp(news.captured(), isOverInParts() ? payment.captured() : totals.grand(), asked)
                : own(false, news.captured());
    }

    /** The same order with its stock held elsewhere, cut down where that is an answer from before a part of it was cancelled. */
    public Order holding(List<Allocated> held) {
        return allocated(number, version, Keeping.of(held, lines, Goods.NONE), holds);
    }

    /** The same order, saying nothing of the person who bought; what the books need stays. */
    public Order erased() {
        return new Order(
                id,
                number,
                customerId,
                status,
                paymentStatus,
                version,
                currency,
                totals,
                asked,
                method,
                capturePolicy,
                payment,
                shippingAddress.erased(),
                shippingMethod,
                null,
                cancelReason == null ? null : CancelReasons.erased(cancelReason),
                createdAt,
                lines,
                allocations,
                holds.stream().map(Hold::erased).toList());
    }

    /** A new order gets its number when it is written. */
    public Order numbered(String newNumber) {
        return allocated(newNumber, version, allocations, holds);
    }

    /** The same order after it was written. */
    public Order written() {
        return allocated(number, version + 1, allocations, holds);
    }

    private Order onHold(List<Hold> open) {
        return allocated(number, version, allocations, open);
    }

    /** A change keeps the version that it was made from until it is written. */
    private Order with(
            OrderStatus newStatus, PaymentStatus newPaymentStatus, Payment newPayment, @Nullable String reason) {
        return copy(
                number, version, newStatus, newPaymentStatus, newPayment, reason, lines, totals, allocations, holds);
    }

    private Order allocated(String newNumber, long newVersion, List<Allocated> held, List<Hold> open) {
        return copy(newNumber, newVersion, status, paymentStatus, payment, cancelReason, lines, totals, held, open);
    }

    private Order copy(
            String newNumber,
            long newVersion,
            OrderStatus newStatus,
            PaymentStatus newPaymentStatus,
            Payment newPayment,
            @Nullable String reason,
            List<Line> newLines,
            Totals newTotals,
            List<Allocated> newAllocations,
            List<Hold> newHolds) {
        return new Order(
                id,
                newNumber,
                customerId,
                newStatus,
                newPaymentStatus,
                newVersion,
                currency,
                newTotals,
                asked,
                method,
                capturePolicy,
                newPayment,
                shippingAddress,
                shippingMethod,
                note,
                reason,
                createdAt,
                newLines,
                newAllocations,
                newHolds);
    }
}
