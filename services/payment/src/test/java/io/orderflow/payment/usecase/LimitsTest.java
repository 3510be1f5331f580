package io.orderflow.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.config.Changed;
import io.orderflow.payment.config.Made;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.cash.OverdueCash;
import io.orderflow.payment.domain.dispute.Dispute;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.payment.jobs.OtherJobs;
import io.orderflow.payment.jobs.Parking;
import io.orderflow.payment.persistence.AuthorizationWarnings;
import io.orderflow.payment.persistence.OldNews;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.cash.OverdueCashRows;
import io.orderflow.payment.persistence.dispute.Disputes;
import io.orderflow.payment.persistence.operation.DueOperations;
import io.orderflow.payment.persistence.operation.OverdueOperations;
import io.orderflow.payment.persistence.seller.SellerPayouts;
import io.orderflow.payment.persistence.settlement.SettlementGaps;
import io.orderflow.payment.usecase.card.ExpireAuthorization;
import io.orderflow.payment.usecase.card.WarnOfAuthorizationAge;
import io.orderflow.payment.usecase.cash.FindOverdueCash;
import io.orderflow.payment.usecase.dispute.HeedEarlyDisputes;
import io.orderflow.payment.usecase.operation.AuthorizeAtGateway;
import io.orderflow.payment.usecase.operation.CaptureAtGateway;
import io.orderflow.payment.usecase.operation.CaptureOverdue;
import io.orderflow.payment.usecase.operation.HoldDisputedOrder;
import io.orderflow.payment.usecase.operation.HurryOperations;
import io.orderflow.payment.usecase.operation.RefundAtGateway;
import io.orderflow.payment.usecase.operation.ReleaseDisputedOrder;
import io.orderflow.payment.usecase.operation.RenewAtGateway;
import io.orderflow.payment.usecase.operation.RetryFailed;
import io.orderflow.payment.usecase.operation.TakeUpOverdue;
import io.orderflow.payment.usecase.operation.VoidAtGateway;
import io.orderflow.payment.usecase.seller.CatchUpSellers;
import io.orderflow.payment.usecase.settlement.FindUnsettled;
import io.orderflow.payment.usecase.transfer.ExpireTransfers;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many rows a job takes at once, and how long it has patience, is what is configured under its name. */
@PaymentTest
@Tag("J7.2")
class LimitsTest {

    private static final Cause CAUSE = Cause.system("test");

    @Inject
    Till till;

    @Inject
    Parking parking;

    @Inject
    StandInGateway gateway;

    @Inject
    OtherJobs others;

    private final List<Object> asked = new ArrayList<>();

    @Test
    void areThoseOfTheJobsThatReadInBatches() {
        await(Made.of(ExpireTransfers.class, batch("bank-transfer-expiry", 7), payments())
                .expireOverdue(CAUSE));
        await(Made.of(ExpireAuthorization.class, batch("authorization-expiry", 8), payments())
                .expireOverdue(CAUSE));
        await(Made.of(WarnOfAuthorizationAge.class, batch("authorization-expiry", 9), warnings())
                .warn(CAUSE));
        await(Made.of(HeedEarlyDisputes.class, batch("webhook-retry", 10), disputes())
                .heed(CAUSE));
        await(Made.of(ForgetOldNews.class, batch("cleanup", 11), news()).forget());
        await(Made.of(FindUnsettled.class, batch("payment-reconciliation", 12), gaps())
                .find());
        await(Made.of(CatchUpSellers.class, batch("payment-reconciliation", 13), payouts())
                .catchUp(CAUSE));
        await(Made.of(FindOverdueCash.class, batch("payment-reconciliation", 14), cash())
                .find());
        assertThat(asked).containsExactly(7, 8, 9, 10, 11, 11, 12, 13, 14);
    }

    @Test
    void areThoseOfTheJobsThatTakeUpWhatIsOverdue() {
        var config = Changed.config(Map.of(
                "payment.auto-capture.patience", "70S",
                "payment.auto-capture.batch", "14",
                "payment.failed-payment-retry.patience", "80S",
                "payment.failed-payment-retry.batch", "15",
                "payment.payment-status-sync.waiting-longer-than", "90S"));
        var overdue = Made.of(TakeUpOverdue.class, overdue());
        await(Made.of(CaptureOverdue.class, config, overdue).capture());
        await(Made.of(RetryFailed.class, config, overdue).retry());
        await(Made.of(HurryOperations.class, config, due()).pollUnknown());
        assertThat(asked)
                .containsExactly(
                        Duration.ofSeconds(70),
                        14,
                        Effect.CAPTURE,
                        Duration.ofSeconds(70),
                        14,
                        Duration.ofSeconds(80),
                        15,
                        Effect.AUTHORIZE,
                        Duration.ofSeconds(80),
                        15,
                        Duration.ofSeconds(90));
    }

    @Test
    void boundHowManyRefundsAreTriedAgainInARun() {
        others.hold("refund-processing");
        gateway.standIn().set(Mode.DOWN);
        for (int i = 0; i < 2; i++) {
            String order = till.authorized();
            PaymentClient.cancel(order);
            parking.park(till.key(order, "void"), 7);
        }
        gateway.standIn().set(Mode.WELL);
        var work = Made.of(HurryOperations.class, batch("refund-processing", 1));
        assertThat(work.retryParked().await().atMost(Duration.ofSeconds(60))).isEqualTo(1);
        others.release("refund-processing");
    }

    @Test
    void areThoseOfTheEffectsThatArePersistedIn() {
        var config = Changed.config(Map.of(
                "payment.polling.longest-wait", "1S",
                "payment.giving-back.tries", "2",
                "payment.giving-back.first-wait", "3S",
                "payment.giving-back.longest-wait", "4S",
                "payment.renewing.longest-wait", "5S",
                "payment.order-hold.tries", "6",
                "payment.order-hold.longest-wait", "7S"));
        for (var type : handlers(AuthorizeAtGateway.class, CaptureAtGateway.class)) {
            assertThat(Made.of(type, config).longestWait()).isEqualTo(Duration.ofSeconds(1));
        }
        for (var type : handlers(VoidAtGateway.class, RefundAtGateway.class)) {
            assertThat(limits(Made.of(type, config))).isEqualTo("2 PT3S PT4S");
        }
        assertThat(Made.of(RenewAtGateway.class, config).longestWait()).isEqualTo(Duration.ofSeconds(5));
        for (var type : handlers(HoldDisputedOrder.class, ReleaseDisputedOrder.class)) {
            assertThat(limits(Made.of(type, config))).isEqualTo("6 PT0.3S PT7S");
        }
    }

    @SafeVarargs
    private static List<Class<? extends OperationHandler<?>>> handlers(Class<? extends OperationHandler<?>>... types) {
        return List.of(types);
    }

    private static String limits(OperationHandler<?> handler) {
        return handler.limit() + " " + handler.firstWait() + " " + handler.longestWait();
    }

    private static PaymentConfig batch(String job, int size) {
        return Changed.config(Map.of("payment." + job + ".batch", Integer.toString(size)));
    }

    private <T> Uni<List<T>> none(int limit) {
        asked.add(limit);
        return Uni.createFrom().item(List.of());
    }

    private Uni<Integer> nothing(Object... limits) {
        asked.addAll(List.of(limits));
        return Uni.createFrom().item(0);
    }

    private Payments payments() {
        return new Payments() {
            @Override
            public Uni<List<UUID>> overdue(Sql sql, Instant now, int limit) {
                return none(limit);
            }

            @Override
            public Uni<List<UUID>> overdueTransfers(Sql sql, Instant now, int limit) {
                return none(limit);
            }
        };
    }

    private AuthorizationWarnings warnings() {
        return new AuthorizationWarnings() {
            @Override
            public Uni<List<UUID>> due(Sql sql, Instant now, Instant ending, double last, int limit) {
                return none(limit);
            }
        };
    }

    private Disputes disputes() {
        return new Disputes() {
            @Override
            public Uni<List<Dispute>> unheeded(Sql sql, int limit) {
                return none(limit);
            }
        };
    }

    private OldNews news() {
        return new OldNews() {
            @Override
            public Uni<Integer> forgetWebhooks(Sql sql, Instant before, int limit) {
                return nothing(limit);
            }

            @Override
            public Uni<Integer> forgetForestalled(Sql sql, Instant before, int limit) {
                return nothing(limit);
            }
        };
    }

    private SettlementGaps gaps() {
        return new SettlementGaps() {
            @Override
            public Uni<List<String>> find(Sql sql, Instant after, Instant upTo, Instant now, int limit) {
                return none(limit);
            }
        };
    }

    private OverdueCashRows cash() {
        return new OverdueCashRows() {
            @Override
            public Uni<List<OverdueCash>> find(Sql sql, Instant after, Instant upTo, Instant now, int limit) {
                return none(limit);
            }
        };
    }

    private SellerPayouts payouts() {
        return new SellerPayouts() {
            @Override
            public Uni<List<UUID>> behind(Sql sql, Instant after, Instant upTo, int limit) {
                return none(limit);
            }
        };
    }

    private OverdueOperations overdue() {
        return new OverdueOperations() {
            @Override
            public Uni<List<Overdue>> tell(Sql sql, Effect effect, Duration patience, int limit) {
                asked.add(patience);
                return none(limit);
            }

            @Override
            public Uni<Integer> takeUp(Sql sql, Effect effect, Duration patience, int limit) {
                return nothing(effect, patience, limit);
            }
        };
    }

    private DueOperations due() {
        return new DueOperations() {
            @Override
            public Uni<Integer> hurryAll(Sql sql, String[] kinds, Duration longerThan) {
                return nothing(longerThan);
            }
        };
    }

    private static void await(Uni<?> work) {
        work.await().atMost(Duration.ofSeconds(60));
    }
}
