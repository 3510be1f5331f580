package io.orderflow.payment.jobs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.cash.Courier;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cash that a courier has collected and not handed over in time is reported once, and listed until it is handed over. */
@PaymentTest
@Tag("J7.2")
@Tag("C1.5")
class OverdueCashContractTest extends AbstractJobContractTest<PaymentReconciliation, String> {

    private static final String PATH = "/api/v1/cod-remittances/overdue";
    private static final String LATE = "7 days 1 hour";

    @Inject
    Books books;

    @Inject
    Courier courier;

    @Inject
    MeterRegistry metrics;

    @Override
    protected String name() {
        return "payment-reconciliation";
    }

    @Override
    protected String work() {
        return courier.collected(LATE);
    }

    @Override
    protected Optional<String> doneAtOnce() {
        return Optional.of("one statement finds as many as a batch holds");
    }

    @Override
    protected long effects(String order) {
        return courier.overdue(order);
    }

    @Test
    void tellsOfEachOnceAndOfNoneThatHasTimeOrIsHandedOver() {
        run();
        double before = told();
        String late = courier.collected(LATE);
        String inTime = courier.collected("6 days 23 hours");
        String handedOver = courier.collected(LATE);
        courier.handsOver(handedOver, 1000);
        run();
        run();
        assertThat(told() - before).isEqualTo(1);
        assertThat(List.of(courier.overdue(late), courier.overdue(inTime), courier.overdue(handedOver)))
                .containsExactly(1L, 0L, 0L);
    }

    @Test
    void listsItUntilTheWholeSumIsHandedOver() {
        String late = courier.collected(LATE);
        run();
        var line = listed().stream()
                .filter(item -> item.get("order_id").equals(late))
                .findFirst()
                .orElseThrow();
        assertThat(line)
                .containsEntry("payment_id", PaymentClient.payment(late).getId())
                .containsEntry("amount", Map.of("amount", 1000, "currency", "USD"))
                .containsKeys("collected_at", "found_at");
        double open = open();

        courier.handsOver(late, 999);
        assertThat(orders()).contains(late);
        courier.handsOver(late, 1000);
        assertThat(orders()).doesNotContain(late);
        run();
        assertThat(open - open()).isEqualTo(1);
    }

    /** Nothing stays unseen because no run came to its end for long. */
    @Test
    void makesUpForAllTheTimeInWhichItDidNotRun() {
        String late = courier.collected("40 days");
        books.update("update swept set up_to = now() - interval '50 days' where sweep = 'cash'");
        run();
        assertThat(courier.overdue(late)).isEqualTo(1);
        assertThat(books.list("select sweep from swept where up_to > now() - interval '8 days' and sweep = 'cash'"))
                .hasSize(1);
    }

    @Test
    void isForStaff() {
        given().get(PATH).then().statusCode(401);
        given().auth().oauth2(Tokens.customer("customer-1")).get(PATH).then().statusCode(403);
        given().auth().oauth2(Tokens.staff()).get(PATH + "?limit=0").then().statusCode(400);
    }

    private static List<Map<String, Object>> listed() {
        return given().auth()
                .oauth2(Tokens.staff())
                .get(PATH + "?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private static List<Object> orders() {
        return listed().stream().map(item -> item.get("order_id")).toList();
    }

    private double told() {
        return metrics.counter("orderflow.cod.mismatches", "step", "overdue").count();
    }

    private double open() {
        return metrics.get("orderflow.cod.overdue").gauge().value();
    }
}
