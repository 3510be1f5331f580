package io.orderflow.order.domain;

import io.orderflow.order.domain.delivery.Address;
import io.orderflow.order.domain.delivery.ShippingMethod;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.domain.price.Line;
import io.orderflow.order.domain.price.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** Whether no money of it has been heard of, and none is being taken; of a transfer or cash, whether it is not all there. */
    public boolean isUnpaid() {
        return method == PaymentMethod.CARD
                ? paymentStatus == method.first() || paymentStatus == PaymentStatus.FAILED
                : !isCaptured();
    }

    /** Whether couriers are to bring cash that is not here, whoever is to take it; a payment that was let go of calls no goods back. */
    public boolean isCashAwaited() {
        return method == PaymentMethod.COD
                && !status.isOver()
                && (paymentStatus == PaymentStatus.COD_PENDING || paymentStatus == PaymentStatus.VOIDED);
    }

    /** Whether its payment was let go of while goods of it are on their way, so that it cannot be cancelled any more. */
    public boolean isOnItsWayVoided() {
        return paymentStatus == PaymentStatus.VOIDED
                && !status.isOver()
                && status.ask(OrderStatus.CANCELLED) != Move.MOVED;
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

    /** Whether all that it costs by now was taken, whatever went back since. */
    public boolean isCaptured() {
        return paymentStatus == method.paid() || payment.captured() > 0 && payment.captured() >= totals.grand();
    }

    /** Whether all that was taken has gone back, and no more of it is to be taken: nothing of it ships any more. */
    public boolean isRefunded() {
        return isAllBack(payment.captured(), payment.refunded());
    }

    boolean isAllBack(long captured, long refunded) {
        return captured > 0 && refunded >= captured && !awaitsMoreThan(captured);
    }

    /** Whether a card holds money for it, as far as is known; what is being taken of it counts until it is. */
    public boolean isHeld() {
        return method == PaymentMethod.CARD
                && payment.authorized() > payment.captured()
                && !payment.isAuthorizationOver()
                && paymentStatus != PaymentStatus.VOIDED
                && paymentStatus != PaymentStatus.FAILED;
    }

    /** Whether money is held that is still to be taken, whether or not it was asked for; a part may have been taken, and gone back. */
    public boolean awaitsCapture() {
        return isHeld() && !isCaptured() && paymentStatus != PaymentStatus.CAPTURE_FAILED;
    }

    /** The next move that its money makes, one at a time; empty when there is none. Compare {@link Goods#next}. */
    public Optional<OrderStatus> nextByMoney() {
        if (status == OrderStatus.CONFIRMED && isCaptured()) {
            return Optional.of(OrderStatus.PAID);
        }
        return isRefunded() && status.ask(OrderStatus.REFUNDED) == Move.MOVED
                ? Optional.of(OrderStatus.REFUNDED)
                : Optional.empty();
    }

    /** Whether its parts are paid for as they ship. */
    public boolean isCapturedOnShipment() {
        return method == PaymentMethod.CARD && capturePolicy.equals("on_shipment");
    }

    /** Whether a card that this much was taken of is to pay for more. */
    private boolean awaitsMoreThan(long captured) {
        return method == PaymentMethod.CARD && !isCancelled() && captured < totals.grand();
    }

    /** With what is left after a part of it was cancelled. @param goods that are on their way, which stay held where they are */
    public Order recalculated(List<Line> left, Totals sums, Goods goods) {
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
        var heard = HeardPayment.of(this, news);
        return with(status, heard.status(), heard.payment(), cancelReason);
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
