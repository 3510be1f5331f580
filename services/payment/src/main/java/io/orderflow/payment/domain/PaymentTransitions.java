package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentStatus.AUTHORIZED;
import static io.orderflow.payment.domain.PaymentStatus.CAPTURED;
import static io.orderflow.payment.domain.PaymentStatus.CAPTURE_FAILED;
import static io.orderflow.payment.domain.PaymentStatus.CAPTURE_PENDING;
import static io.orderflow.payment.domain.PaymentStatus.EXPIRED;
import static io.orderflow.payment.domain.PaymentStatus.FAILED;
import static io.orderflow.payment.domain.PaymentStatus.PARTIALLY_CAPTURED;
import static io.orderflow.payment.domain.PaymentStatus.PARTIALLY_REFUNDED;
import static io.orderflow.payment.domain.PaymentStatus.PENDING;
import static io.orderflow.payment.domain.PaymentStatus.REFUNDED;
import static io.orderflow.payment.domain.PaymentStatus.REQUIRES_ACTION;
import static io.orderflow.payment.domain.PaymentStatus.VOIDED;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The one transition table of a payment: for each status where it may go, and what lies behind it. */
public final class PaymentTransitions {

    private record Row(Set<PaymentStatus> next, Set<PaymentStatus> behind) {}

    private static final Map<PaymentStatus, Row> TABLE = new EnumMap<>(PaymentStatus.class);

    static {
        row(PENDING, Set.of(REQUIRES_ACTION, AUTHORIZED, CAPTURED, VOIDED, FAILED, EXPIRED), Set.of());
        row(REQUIRES_ACTION, Set.of(AUTHORIZED, VOIDED, FAILED, EXPIRED), Set.of(PENDING));
        row(AUTHORIZED, Set.of(CAPTURE_PENDING, VOIDED, EXPIRED), Set.of(PENDING, REQUIRES_ACTION));
        row(
                CAPTURE_PENDING,
                Set.of(PARTIALLY_CAPTURED, CAPTURED, CAPTURE_FAILED, EXPIRED, PARTIALLY_REFUNDED),
                Set.of(PENDING, REQUIRES_ACTION, AUTHORIZED));
        row(
                PARTIALLY_CAPTURED,
                Set.of(CAPTURE_PENDING, CAPTURED, PARTIALLY_REFUNDED, REFUNDED),
                Set.of(PENDING, REQUIRES_ACTION, AUTHORIZED));
        row(
                CAPTURED,
                Set.of(PARTIALLY_REFUNDED, REFUNDED),
                Set.of(PENDING, REQUIRES_ACTION, AUTHORIZED, CAPTURE_PENDING, PARTIALLY_CAPTURED));
        row(CAPTURE_FAILED, Set.of(CAPTURE_PENDING, VOIDED, EXPIRED), Set.of(PENDING, REQUIRES_ACTION, AUTHORIZED));
        row(
                PARTIALLY_REFUNDED,
                Set.of(CAPTURE_PENDING, REFUNDED),
                Set.of(PENDING, REQUIRES_ACTION, AUTHORIZED, PARTIALLY_CAPTURED, CAPTURED));
        row(
                REFUNDED,
                Set.of(),
                Set.of(
                        PENDING,
                        REQUIRES_ACTION,
                        AUTHORIZED,
                        CAPTURE_PENDING,
                        PARTIALLY_CAPTURED,
                        CAPTURED,
                        PARTIALLY_REFUNDED));
        row(VOIDED, Set.of(), Set.of(PENDING, REQUIRES_ACTION, AUTHORIZED));
        row(FAILED, Set.of(), Set.of(PENDING, REQUIRES_ACTION));
        row(EXPIRED, Set.of(), Set.of(PENDING, REQUIRES_ACTION, AUTHORIZED));
    }

    private PaymentTransitions() {}

    public static Move ask(PaymentStatus from, PaymentStatus to) {
        Row row = TABLE.get(from);
        if (row == null) {
            throw new IllegalStateException("no row for " + from);
        }
        if (row.next().contains(to)) {
            return Move.MOVED;
        }
        return from == to || row.behind().contains(to) ? Move.ALREADY_THERE : Move.REFUSED;
    }

    private static void row(PaymentStatus status, Set<PaymentStatus> next, Set<PaymentStatus> behind) {
        TABLE.put(status, new Row(next, behind));
    }
}
