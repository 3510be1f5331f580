package io.orderflow.order.usecase.cash;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.jobs.CodAutoConfirm;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.ConfirmOrder;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.cancellation.ExpireOrder;
import io.orderflow.order.usecase.hold.PlaceHold;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who decides about cash on delivery: the job, or staff, whoever comes first. */
@OrderTest
class CashOnDeliveryTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String EXPIRED = "cod_confirmation_window_expired";
    private static final int ROUNDS = 15;

    @Inject
    Desk desk;

    @Inject
    CodAutoConfirm job;

    @Inject
    ConfirmOrder confirming;

    @Inject
    ExpireOrder expiring;

    @Inject
    PlaceHold holding;

    @Inject
    Orders orders;

    @Inject
    WriteOrder writing;

    @Test
    @Tag("C1.5")
    void confirmsUpToItsLimitAndLeavesTheRestToStaff() {
        UUID atTheLimit = worth(10_000, HOUR);
        UUID over = worth(10_001, HOUR);
        run();
        assertThat(asked(atTheLimit)).isOne();
        assertThat(asked(over)).isZero();

        assertThat(staffConfirms(over)).isTrue();
        run();
        assertThat(asked(over)).isOne();
        assertThat(read(over).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @Tag("C1.5")
    void leavesToStaffWhatIsHeld() {
        UUID held = worth(1_000, HOUR);
        desk.in(tx -> holding.place(tx, held, HoldKind.FRAUD, "looks odd"));
        run();
        assertThat(asked(held)).isZero();
        assertThat(read(held).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @Tag("C1.5")
    void cancelsWhatNobodyConfirmedInTimeWhateverItIsWorth() {
        UUID small = worth(1_000, HOUR.negated());
        UUID large = worth(10_001, HOUR.negated());
        UUID other = desk.placed();
        run();
        for (UUID id : List.of(small, large)) {
            assertThat(read(id).status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(read(id).cancelReason()).isEqualTo(EXPIRED);
            assertThat(desk.asked(id, Asks.RELEASE_STOCK)).isOne();
            assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isOne();
        }
        assertThat(read(other).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void namesTheSameReasonWhenTheStockIsGoneFirst() {
        UUID id = desk.cash(HOUR.negated());
        desk.in(tx -> expiring.expire(tx, id.toString()));
        assertThat(read(id).cancelReason()).isEqualTo(EXPIRED);
    }

    @Test
    void decidesAboutMoreThanOnePage() {
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 210; i++) {
            many.add(worth(i % 2 == 0 ? 1_000 : 10_001, HOUR));
        }
        run();
        assertThat(many.stream().filter(id -> asked(id) == 1)).hasSize(105);
    }

    @Test
    @Tag("E9.4")
    void isConfirmedOnceWhenStaffAndTheJobMeet() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            UUID id = desk.cash(HOUR);
            var staff = together(() -> staffConfirms(id), this::run, this::run);
            assertThat(staff).isTrue();
            assertThat(asked(id)).isOne();
            assertThat(read(id).status()).isEqualTo(OrderStatus.PENDING);

            desk.in(tx -> desk.confirm(tx, id));
            assertThat(staffConfirms(id)).as("already there").isTrue();
            run();
            assertThat(desk.moves(id.toString(), "order.status", "confirmed")).isOne();
        }
    }

    @Test
    @Tag("E9.4")
    void isEitherConfirmedOrCancelledWhenStaffMeetTheEndOfTheWindow() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            UUID id = desk.cash(HOUR.negated());
            boolean confirmed = together(() -> staffConfirms(id), this::run, this::run);
            run();
            assertThat(read(id).status()).isEqualTo(confirmed ? OrderStatus.PENDING : OrderStatus.CANCELLED);
            assertThat(asked(id)).isEqualTo(confirmed ? 1 : 0);
            assertThat(desk.asked(id, Asks.RELEASE_STOCK)).isEqualTo(confirmed ? 0 : 1);
        }
    }

    @Test
    @Tag("E9.4")
    void leavesAnOrderToWhoeverHasIt() {
        UUID id = desk.cash(HOUR.negated());
        desk.in(tx -> orders.lock(tx, id).chain(locked -> job.run()));
        assertThat(read(id).status()).isEqualTo(OrderStatus.PENDING);
        run();
        assertThat(read(id).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    private UUID worth(long grand, Duration left) {
        UUID id = Ids.next();
        var order = AnyOrder.pending(id, PaymentMethod.COD, Instant.now().plus(left));
        desk.in(tx -> orders.nextNumber(tx).chain(number -> writing.place(tx, order.numbered(number))));
        desk.in(tx -> tx.update("update orders set grand = $2, subtotal = $2 - tax where id = $1", id, grand));
        return id;
    }

    private long asked(UUID id) {
        return desk.asked(id, Asks.CONFIRM_RESERVATIONS);
    }

    private boolean staffConfirms(UUID id) {
        return desk.in(tx -> confirming.confirmCashOnDelivery(tx, id)) instanceof Outcome.Success<Order>;
    }

    private Order read(UUID id) {
        return desk.in(tx -> orders.lock(tx, id)).orElseThrow();
    }

    private boolean run() {
        Desk.await(job.run());
        return true;
    }

    /** @return what the first answered */
    @SafeVarargs
    private static boolean together(Callable<Boolean>... calls) throws Exception {
        var barrier = new CyclicBarrier(calls.length);
        try (var callers = Executors.newFixedThreadPool(calls.length)) {
            var answers = callers.invokeAll(List.of(calls).stream()
                    .<Callable<Boolean>>map(call -> () -> {
                        barrier.await(30, TimeUnit.SECONDS);
                        return call.call();
                    })
                    .toList());
            for (var answer : answers) {
                answer.get();
            }
            return answers.getFirst().get();
        }
    }
}
