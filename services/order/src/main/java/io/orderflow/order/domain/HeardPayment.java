package io.orderflow.order.domain;

import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.payment.PaymentStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an order makes of news of its payment, in whatever order and however often that comes (domain.md §3). Sums decide first, see
 * {@link HeardSums}; then the word, by the rank of what it says, so that an older one changes nothing.
 * @param status  the order's own, from now on
 * @param payment as it is known from now on
 */
record HeardPayment(PaymentStatus status, Payment payment) {

    private static final Set<PaymentStatus> ENDS_UNTAKEN =
            EnumSet.of(PaymentStatus.CAPTURE_FAILED, PaymentStatus.VOIDED, PaymentStatus.FAILED);

    static HeardPayment of(Order order, Payment news) {
        Payment known = order.payment();
        HeardSums sums = HeardSums.of(order, news);
        PaymentStatus seen = seen(order, news, sums);
        boolean isNewer = isNewer(order, news, seen);
        var payment = new Payment(
                known.id().isEmpty() ? news.id() : known.id(),
                known.reference().isEmpty() ? news.reference() : known.reference(),
                known.method(),
                isNewer ? word(order, news, seen) : known.status(),
                news.authorizationId() == null ? known.authorizationId() : news.authorizationId(),
                sums.authorized(),
                sums.captured(),
                sums.refunded(),
                until(known, news),
                news.holdsMoney() ? null : known.action(),
                sums.chargedBack());
        return new HeardPayment(isNewer ? seen : order.paymentStatus(), payment);
    }

    private static PaymentStatus seen(Order order, Payment news, HeardSums sums) {
        if (sums.isSurplusBack(order)) {
            return order.method().paid();
        }
        if (sums.refunded() > 0) {
            return order.isAllBack(sums.captured(), sums.refunded())
                    ? PaymentStatus.REFUNDED
                    : PaymentStatus.PARTIALLY_REFUNDED;
        }
        return sums.isAllTaken(order) ? order.method().paid() : said(order, news);
    }

    private static PaymentStatus said(Order order, Payment news) {
        return switch (news.status()) {
            case "captured" -> order.method().paid();
            case "capture_failed" -> PaymentStatus.CAPTURE_FAILED;
            case "capture_pending", "partially_captured" -> PaymentStatus.CAPTURE_PENDING;
            case "authorized" -> PaymentStatus.AUTHORIZED;
            case "voided" -> PaymentStatus.VOIDED;
            case "expired" ->
                // Of a card it is the authorization that is over, so that nothing can be captured any more.
                order.method() == PaymentMethod.CARD ? PaymentStatus.CAPTURE_FAILED : PaymentStatus.FAILED;
            case "failed" -> PaymentStatus.FAILED;
            default -> order.method().first();
        };
    }

    private static boolean isNewer(Order order, Payment news, PaymentStatus seen) {
        return seen.isNewerThan(order.paymentStatus()) && !isBeforeFirstPart(order, seen)
                || endsAuthorization(order, news, seen)
                || bringsPart(order, news, seen);
    }

    /** A card's payment fails, or is let go, as a whole only while nothing of it is taken, so such news is older than any part. */
    private static boolean isBeforeFirstPart(Order order, PaymentStatus seen) {
        return order.method() == PaymentMethod.CARD && order.payment().captured() > 0 && ENDS_UNTAKEN.contains(seen);
    }

    /** After captures that failed nothing can be captured any more, which ends the order; the status itself stays. */
    private static boolean endsAuthorization(Order order, Payment news, PaymentStatus seen) {
        return seen == order.paymentStatus()
                && seen == PaymentStatus.CAPTURE_FAILED
                && news.isAuthorizationOver()
                && !order.payment().isAuthorizationOver();
    }

    /**
     * For the same reason the first part outweighs every failure; and of several parts, whatever their order, the largest sum counts. That
     * may be known from news of a further one that is on its way, which does not say that it is a part.
     */
    private static boolean bringsPart(Order order, Payment news, PaymentStatus seen) {
        Payment known = order.payment();
        long least = known.isPartlyCaptured() ? known.captured() + 1 : Math.max(1, known.captured());
        return news.isPartlyCaptured()
                && seen == PaymentStatus.CAPTURE_PENDING
                && PaymentStatus.PAID.isNewerThan(order.paymentStatus())
                && HeardSums.taken(order, news) >= least;
    }

    /** Where sums have decided, the news itself may be about something else, such as a surplus that went back before anything was heard. */
    private static String word(Order order, Payment news, PaymentStatus seen) {
        if (seen == order.method().paid()) {
            return "captured";
        }
        boolean isBack = seen == PaymentStatus.REFUNDED || seen == PaymentStatus.PARTIALLY_REFUNDED;
        return isBack ? seen.code() : news.status();
    }

    /** The window of the payment gives way to the end of its authorization, and that to a later one where it is renewed. */
    private static @Nullable Instant until(Payment known, Payment news) {
        Instant before = known.expiresAt();
        Instant told = news.expiresAt();
        boolean isOlder = told == null || before != null && known.authorized() > 0 && told.isBefore(before);
        return isOlder ? before : told;
    }
}
