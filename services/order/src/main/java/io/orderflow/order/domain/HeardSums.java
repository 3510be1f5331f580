package io.orderflow.order.domain;

import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentMethod;

/**
 * What is known of the money of an order's payment once more news is heard, in minor units: whatever the order of the news, sums only grow. A
 * card is asked for the order's own total and for nothing else, so what is said of an amount is believed within that only (C1.3, M6).
 */
record HeardSums(long authorized, long captured, long refunded, long chargedBack) {

    static HeardSums of(Order order, Payment news) {
        Payment known = order.payment();
        long held = isCard(order) && news.holdsMoney() ? order.asked() : own(order, news.authorized());
        return new HeardSums(
                Math.max(known.authorized(), held),
                Math.max(known.captured(), taken(order, news)),
                Math.max(known.refunded(), own(order, news.refunded())),
                Math.max(known.chargedBack(), own(order, news.chargedBack())));
    }

    /** All was captured: what the order costs now, or cost when that was asked for, if a part was cancelled since. */
    static long taken(Order order, Payment news) {
        return switch (news.status()) {
            case "authorized" -> 0;
            case "captured" ->
                isCard(order) ? Math.clamp(news.captured(), order.totals().grand(), order.asked()) : news.captured();
            default -> own(order, news.captured());
        };
    }

    private static long own(Order order, long said) {
        return isCard(order) ? Math.min(said, order.asked()) : said;
    }

    private static boolean isCard(Order order) {
        return order.method() == PaymentMethod.CARD;
    }

    /** A part may have been cancelled since, so that what was a part of the money is all of it. */
    boolean isAllTaken(Order order) {
        return captured > 0 && captured >= order.totals().grand();
    }

    /** A buyer paid too much by hand and has it back: that takes nothing from the order. */
    boolean isSurplusBack(Order order) {
        return refunded > 0
                && !isCard(order)
                && captured - refunded >= order.totals().grand();
    }
}
