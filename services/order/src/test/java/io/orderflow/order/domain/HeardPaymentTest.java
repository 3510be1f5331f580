package io.orderflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.platform.ids.Ids;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order of 24.00 makes of one piece of news, by what it knows: sums decide first, then the word by its rank. */
class HeardPaymentTest {

    /** Known status, word and sums (authorized/captured/refunded), the news in the same way, and what is known then. */
    @ParameterizedTest
    @Tag("C1.2")
    @Tag("M2.3")
    @CsvSource(delimiter = '|', textBlock = """
            pending            | pending            2400/0/0      | authorized         2400/0/0      | authorized         authorized         2400/0/0
            pending            | pending            0/0/0         | requires_action    0/0/0         | pending            pending            0/0/0
            pending            | pending            0/0/0         | failed             0/0/0         | failed             failed             0/0/0
            pending            | pending            0/0/0         | refunded           500/500/500   | partially_refunded partially_refunded 500/500/500
            pending            | pending            0/0/0         | refunded           2400/2400/2400 | refunded          refunded           2400/2400/2400
            authorized         | authorized         2400/0/0      | pending            0/0/0         | authorized         authorized         2400/0/0
            authorized         | authorized         2400/0/0      | capture_pending    2400/0/0      | capture_pending    capture_pending    2400/0/0
            authorized         | authorized         2400/0/0      | partially_captured 2400/500/0    | capture_pending    partially_captured 2400/500/0
            authorized         | authorized         2400/0/0      | partially_captured 2400/2400/0   | paid               captured           2400/2400/0
            authorized         | authorized         2400/0/0      | captured           0/0/0         | paid               captured           2400/2400/0
            authorized         | authorized         2400/0/0      | voided             0/0/0         | voided             voided             2400/0/0
            authorized         | authorized         2400/0/0      | expired            0/0/0         | capture_failed     expired            2400/0/0
            authorized         | authorized         2400/0/0      | charged_back       0/0/0         | authorized         authorized         2400/0/0
            capture_pending    | authorized         2400/0/0      | authorized         2400/0/0      | capture_pending    authorized         2400/0/0
            capture_pending    | capture_pending    2400/0/0      | capture_failed     0/0/0         | capture_failed     capture_failed     2400/0/0
            capture_pending    | partially_captured 2400/500/0    | capture_failed     0/0/0         | capture_pending    partially_captured 2400/500/0
            capture_pending    | partially_captured 2400/500/0    | voided             0/0/0         | capture_pending    partially_captured 2400/500/0
            capture_pending    | partially_captured 2400/1900/0   | partially_captured 2400/500/0    | capture_pending    partially_captured 2400/1900/0
            capture_failed     | capture_failed     2400/0/0      | partially_captured 2400/500/0    | capture_pending    partially_captured 2400/500/0
            capture_failed     | capture_failed     2400/0/0      | expired            0/0/0         | capture_failed     expired            2400/0/0
            capture_failed     | capture_failed     2400/0/0      | captured           2400/2400/0   | paid               captured           2400/2400/0
            paid               | captured           2400/2400/0   | expired            0/0/0         | paid               captured           2400/2400/0
            paid               | captured           2400/2400/0   | authorized         2400/0/0      | paid               captured           2400/2400/0
            paid               | captured           2400/2400/0   | partially_refunded 2400/2400/100 | partially_refunded partially_refunded 2400/2400/100
            paid               | captured           2400/2400/0   | capture_pending    2400/500/2400 | refunded           refunded           2400/2400/2400
            paid               | captured           2400/2400/0   | refunded           500/500/500   | partially_refunded partially_refunded 2400/2400/500
            partially_refunded | partially_refunded 2400/500/100  | captured           2400/2400/0   | partially_refunded partially_refunded 2400/2400/100
            partially_refunded | partially_refunded 2400/500/100  | partially_captured 2400/900/0    | partially_refunded partially_refunded 2400/900/100
            partially_refunded | partially_refunded 2400/500/500  | capture_failed     0/0/0         | partially_refunded partially_refunded 2400/500/500
            refunded           | refunded           2400/2400/2400 | captured          2400/2400/0   | refunded           refunded           2400/2400/2400
            """)
    void takesOverWhatIsNewer(String status, String known, String news, String then) {
        Order order = knowing(status, known);
        Order heard = order.heard(payment(news));
        assertThat(standing(heard)).isEqualTo(then.replaceAll("\\s+", " "));
        assertThat(heard.heard(payment(news))).as("a second time").isEqualTo(heard);
        assertThat(heard.heard(heard.payment())).as("what it knows itself").isEqualTo(heard);
    }

    /** Of a cancelled order nothing more is taken; of one that is captured, a part that has come back is not all. */
    @ParameterizedTest
    @Tag("M2.3")
    @CsvSource(delimiter = '|', textBlock = """
            capture_pending | partially_captured 2400/500/0  | refunded 500/500/500 | refunded           refunded           2400/500/500
            paid            | captured           2400/2400/0 | refunded 500/500/500 | partially_refunded partially_refunded 2400/2400/500
            """)
    void endsACancelledOrderOnlyOnceAllIsBack(String status, String known, String news, String then) {
        Order heard = knowing(status, known).cancelled("no").heard(payment(news));
        assertThat(standing(heard)).isEqualTo(then.replaceAll("\\s+", " "));
    }

    private static Order knowing(String status, String known) {
        var any = AnyOrder.pending(Ids.next(), PaymentMethod.CARD, Instant.EPOCH);
        return new Order(
                any.id(),
                any.number(),
                any.customerId(),
                any.status(),
                PaymentStatus.of(status),
                any.version(),
                any.currency(),
                any.totals(),
                any.asked(),
                any.method(),
                any.capturePolicy(),
                payment(known),
                any.shippingAddress(),
                any.shippingMethod(),
                null,
                null,
                any.createdAt(),
                any.lines(),
                any.allocations(),
                any.holds());
    }

    private static Payment payment(String said) {
        String[] words = said.split("\\s+");
        String[] sums = words[1].split("/");
        return AnyOrder.payment(words[0], Long.parseLong(sums[0]), Long.parseLong(sums[1]), Long.parseLong(sums[2]));
    }

    private static String standing(Order order) {
        var payment = order.payment();
        return "%s %s %d/%d/%d"
                .formatted(
                        order.paymentStatus().code(),
                        payment.status(),
                        payment.authorized(),
                        payment.captured(),
                        payment.refunded());
    }
}
