package io.orderflow.payment.domain.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.domain.Holdings;
import io.orderflow.payment.domain.Method;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a transfer is to a payment of 1000, by what is there already. */
class TransferOutcomeTest {

    @ParameterizedTest(name = "{0} there, {1} comes: {2}, {3} back")
    @CsvSource({
        "0, 999, UNDER, 0",
        "0, 1000, MATCHED, 0",
        "0, 1001, OVER, 1",
        "400, 599, UNDER, 0",
        "400, 600, MATCHED, 0",
        "400, 700, OVER, 100",
        "999, 1, MATCHED, 0"
    })
    void addsUpWhileThePaymentIsPending(long there, long amount, TransferOutcome expected, long back) {
        var payment = payment(PaymentStatus.PENDING, there, 0);
        var outcome = TransferOutcome.of(payment, amount);
        assertThat(outcome).isEqualTo(expected);
        assertThat(outcome.surplus(payment, amount)).isEqualTo(back);

        var after = payment.received(amount);
        assertThat(after.status())
                .isEqualTo(
                        back > 0 || expected == TransferOutcome.MATCHED
                                ? PaymentStatus.CAPTURED
                                : PaymentStatus.PENDING);
        assertThat(after.holdings().captured()).isEqualTo(there + amount);
    }

    @Test
    void countsOnlyWhatIsKept() {
        var payment = payment(PaymentStatus.PENDING, 400, 400);
        assertThat(TransferOutcome.of(payment, 600)).isEqualTo(TransferOutcome.UNDER);
        assertThat(payment.received(600).status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(TransferOutcome.of(payment, 1000)).isEqualTo(TransferOutcome.MATCHED);
        assertThat(TransferOutcome.OVER.surplus(payment, 1001)).isOne();
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void keepsNothingOnceThePaymentHasEnded(PaymentStatus status) {
        var payment = payment(status, status == PaymentStatus.PENDING ? 0 : 1000, 0);
        var outcome = TransferOutcome.of(payment, 500);
        long back = outcome.surplus(payment, 500);
        switch (status) {
            case PENDING -> assertThat(back).isZero();
            case CAPTURED, PARTIALLY_REFUNDED -> {
                assertThat(outcome).isEqualTo(TransferOutcome.OVER);
                assertThat(back).isEqualTo(500);
            }
            default -> {
                assertThat(outcome).isEqualTo(TransferOutcome.LATE);
                assertThat(back).isEqualTo(500);
            }
        }
    }

    @Test
    void staysCapturedWhenOnlyASurplusGoesBack() {
        var payment = payment(PaymentStatus.CAPTURED, 1300, 0).paidOut(300);
        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(payment.paidOut(400).status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(payment.paidOut(1000).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"VOIDED", "EXPIRED", "FAILED"})
    void staysEndedWhenALateTransferComesAndGoes(PaymentStatus ended) {
        var payment = payment(ended, 0, 0).received(1000).paidOut(1000);
        assertThat(payment.status()).isEqualTo(ended);
        assertThat(payment.holdings().refundable()).isZero();
    }

    private static Payment payment(PaymentStatus status, long captured, long refunded) {
        return new Payment(
                UUID.randomUUID(),
                "order",
                "customer",
                Method.BANK_TRANSFER,
                null,
                "OF-2345-6789",
                new Money(1000, "USD"),
                1000,
                status,
                new Holdings(0, captured, refunded, 0, 0, 0, 0),
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                1,
                Instant.EPOCH);
    }
}
