package io.orderflow.order.usecase.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.order.domain.goods.ParcelStatus;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.goods.HearOfParcel;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.test.contract.StandIn;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cash of a delivered order is collected once; where a courier has another amount, somebody is told and the order stays unpaid. */
@NeighbourlyTest
@Tag("C1.5")
class CollectCashContractTest extends AbstractNeighbourContractTest<CollectCash> {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    CollectCash handler;

    @Inject
    HearOfParcel hearing;

    @Inject
    MeterRegistry meters;

    @Override
    protected CollectCash handler() {
        return handler;
    }

    @Override
    protected String ask() {
        UUID id = desk.confirmedCash();
        delivered(id, Ids.next(), 2, 5, null);
        return key(id, 2400, 5);
    }

    @Override
    protected long outcomes(String key) {
        return desk.moves(Desk.orderOf(key), "order.payment_status", "cod_collected");
    }

    @Override
    protected Optional<ToLongFunction<String>> refusals() {
        return Optional.of(key -> desk.moves(Desk.orderOf(key), "order.cash", "mismatch"));
    }

    @Test
    void asksForNoCashBeforeAllOfTheOrderIsDelivered() {
        UUID id = desk.confirmedCash();
        delivered(id, Ids.next(), 1, 5, null);
        assertThat(desk.asked(id, Asks.COLLECT_CASH)).isZero();
        delivered(id, Ids.next(), 1, 5, null);
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key(id, 2400, 10))).isOne());
        assertThat(desk.goods(id)).isEqualTo("delivered 2 2");
        assertThat(desk.standing(id.toString()))
                .startsWith("delivered cod_collected")
                .endsWith("captured 0 2400 0");
    }

    /** What is cancelled has to be off the payment before the rest can be all. */
    @Test
    void lowersThePaymentBeforeItComparesWhereAPartWasCancelled() {
        UUID id = desk.confirmedCash();
        neighbours.operations(Asks.LOWER_PAYMENT).set(StandIn.Mode.DOWN);
        delivered(id, Ids.next(), 1, 5, new Money(1200, "USD"));
        desk.in(tx -> desk.halve(tx, id));
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key(id, 1200, 5))).isOne());
        assertThat(neighbours.owed(id.toString())).isEqualTo(1200);
        neighbours.operations(Asks.LOWER_PAYMENT).forget();
    }

    @Test
    @Tag("X3.13")
    void staysUnpaidWithAnAlertUntilTheCourierCorrectsItself() {
        double before = mismatches();
        UUID id = desk.confirmedCash();
        UUID parcel = Ids.next();
        foreign().set(StandIn.Mode.REFUSING);
        delivered(id, parcel, 2, 5, new Money(2300, "USD"));
        Eventually.holds(LIMIT, () -> assertThat(desk.state(key(id, 2300, 5))).isEqualTo("refused"));
        assertThat(desk.standing(id.toString())).startsWith("delivered cod_pending");
        Eventually.holds(LIMIT, () -> assertThat(mismatches()).isEqualTo(before + 1));

        foreign().set(StandIn.Mode.WELL);
        delivered(id, parcel, 2, 6, new Money(2400, "USD"));
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key(id, 2400, 6))).isOne());
        assertThat(foreign().effects()).doesNotContain(key(id, 2300, 5));
    }

    @Test
    @Tag("X3.13")
    void collectsNothingThatACourierHasTakenBackMeanwhile() {
        double before = mismatches();
        UUID id = correctedWhilePaymentsAreDown(Ids.next());
        Eventually.holds(LIMIT, () -> assertThat(ends(id)).containsExactly("cash_mismatch", "cash_superseded"));
        assertThat(desk.standing(id.toString())).startsWith("delivered cod_pending");
        assertThat(foreign().effects()).doesNotContain(key(id, 2400, 5));
        Eventually.holds(LIMIT, () -> assertThat(mismatches()).isEqualTo(before + 1));
    }

    @Test
    void collectsWhatACourierComesBackTo() {
        UUID parcel = Ids.next();
        UUID id = correctedWhilePaymentsAreDown(parcel);
        Eventually.holds(LIMIT, () -> assertThat(ends(id)).hasSize(2));
        delivered(id, parcel, 2, 7, new Money(2400, "USD"));
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key(id, 2400, 7))).isOne());
        assertThat(desk.standing(id.toString())).startsWith("delivered cod_collected");
    }

    /** First that it has all of it, then less; no attempt that began before it said so is under way any more. */
    private UUID correctedWhilePaymentsAreDown(UUID parcel) {
        UUID id = desk.confirmedCash();
        foreign().set(StandIn.Mode.DOWN);
        delivered(id, parcel, 2, 5, new Money(2400, "USD"));
        delivered(id, parcel, 2, 6, new Money(2300, "USD"));
        Eventually.holds(LIMIT, () -> assertThat(ends(id)).containsExactly("cash_superseded"));
        foreign().set(StandIn.Mode.WELL);
        return id;
    }

    @Test
    @Tag("X3.13")
    void tellsSomebodyOfACorrectionThatComesWhenAllIsCollected() {
        UUID id = desk.confirmedCash();
        UUID parcel = Ids.next();
        delivered(id, parcel, 2, 5, null);
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key(id, 2400, 5))).isOne());
        double before = mismatches();
        delivered(id, parcel, 2, 6, new Money(2300, "USD"));
        Eventually.holds(LIMIT, () -> assertThat(mismatches()).isEqualTo(before + 1));
        assertThat(told(id)).isOne();
        delivered(id, parcel, 2, 7, new Money(2400, "USD"));
        assertThat(told(id)).isOne();
        assertThat(desk.standing(id.toString())).startsWith("delivered cod_collected");
        assertThat(desk.asked(id, Asks.COLLECT_CASH)).isOne();
    }

    @Test
    @Tag("X3.13")
    void tellsSomebodyWhenAnotherAmountWasCollectedBeforeTheCorrectionArrived() {
        double before = mismatches();
        UUID id = desk.confirmedCash();
        neighbours.take(id.toString(), "collected, and nobody heard of it", 2400);
        delivered(id, Ids.next(), 2, 6, new Money(2300, "USD"));
        Eventually.holds(LIMIT, () -> assertThat(outcomes(key(id, 2300, 6))).isOne());
        Eventually.holds(LIMIT, () -> assertThat(mismatches()).isEqualTo(before + 1));
        assertThat(told(id)).isOne();
        assertThat(desk.standing(id.toString())).startsWith("delivered cod_collected");
    }

    /** How what was asked about its cash was refused, sorted. */
    private List<String> ends(UUID id) {
        return desk.list(
                "select last_error from operation where subject = $1 and kind = $2 and state = 'refused' order by last_error",
                id.toString(),
                Asks.COLLECT_CASH);
    }

    private long told(UUID id) {
        return desk.moves(id.toString(), "order.cash", "mismatch");
    }

    private void delivered(UUID id, UUID parcel, long units, long version, @Nullable Money cash) {
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        desk.in(tx -> hearing.hear(
                tx,
                id,
                new Parcel(parcel, parcel, ParcelStatus.DELIVERED, Map.of(mug, units), Instant.EPOCH, cash, version)));
    }

    private static String key(UUID order, long amount, long version) {
        return Desk.key(order, Asks.COLLECT_CASH) + ":" + amount + "USD:" + version;
    }

    private double mismatches() {
        return meters.counter("orderflow.cash.mismatches").count();
    }
}
