package io.orderflow.order.config;

import io.orderflow.order.domain.payment.PaymentMethod;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be set about orders; the defaults are those of api.md §4. */
@ConfigMapping(prefix = "order")
public interface OrderConfig {

    Tax tax();

    Shipping shipping();

    Window window();

    Cod cod();

    Quote quote();

    Capture capture();

    DlqRetry dlqRetry();

    PaymentCompensation paymentCompensation();

    OrderCleanup orderCleanup();

    ReservationCleanup reservationCleanup();

    Completion completion();

    Timeline timeline();

    StockRelease stockRelease();

    FailedCompensationsCleanup failedCompensationsCleanup();

    /** Percent per tax class, with up to three decimals; {@code zero} is zero. */
    interface Tax {
        @WithDefault("20")
        BigDecimal standard();

        @WithDefault("5")
        BigDecimal reduced();

        /** By place ({@code US-NY}, {@code DE}), then by class: what is different there. */
        Map<String, Map<String, BigDecimal>> region();
    }

    /**
     * What each shipping method costs: minor units by currency, e.g. {@code order.shipping.express.JPY}. One that has a price is offered in
     * the currencies only that it has one in.
     */
    interface Shipping {
        /** Free in every currency where none is named. */
        Map<String, Long> standard();

        /** 15.00 in each currency with two decimals where none is named. */
        Map<String, Long> express();

        /** By any name: where weight counts, or the price differs. */
        Map<String, Zone> zone();
    }

    /** Some places and what it costs to send there. A method without rates costs there what it costs everywhere. */
    interface Zone {
        /** Such as {@code DE} or {@code US-AK}. */
        List<String> places();

        /** By method. What is heavier than the last band is not sent. */
        Map<String, List<Band>> rate();
    }

    interface Band {
        long upToGrams();

        /** Minor units by currency, at least one. */
        Map<String, Long> price();
    }

    /** How long a buyer has to pay, which is also how long stock is held. */
    interface Window {
        @WithDefault("15M")
        Duration card();

        @WithDefault("72H")
        Duration bankTransfer();

        @WithDefault("24H")
        Duration cod();

        default Duration of(PaymentMethod method) {
            return switch (method) {
                case CARD -> card();
                case BANK_TRANSFER -> bankTransfer();
                case COD -> cod();
            };
        }
    }

    /** Cash on delivery. */
    interface Cod {
        /** How often the job {@code cod-auto-confirm} looks. */
        @WithDefault("1M")
        Duration every();

        /** Up to how much an order is confirmed without a person: minor units by currency, e.g. {@code order.cod.auto-confirm-limit.JPY}. */
        @WithDefault("10000")
        Map<String, Long> autoConfirmLimit();

        /** Orders that are read at once, to be confirmed or cancelled. */
        @WithDefault("100")
        int page();

        /** After delivery, on the platform clock, before somebody is told that the cash is not collected. */
        @WithDefault("1H")
        Duration chaseAfter();

        /** Until they are told again. */
        @WithDefault("24H")
        Duration chaseAgain();

        /** Orders that are read at once, to be chased. */
        @WithDefault("100")
        int chaseBatch();
    }

    /** The job {@code dlq-retry}; its waits are platform time. */
    interface DlqRetry {
        @WithDefault("5M")
        Duration every();

        /** Before what was parked is left to a person, with an alert. */
        @WithDefault("3")
        int tries();

        /** Between the first try and the second; each further wait is twice as long. */
        @WithDefault("10M")
        Duration firstWait();

        /** No wait is longer. */
        @WithDefault("30M")
        Duration longestWait();

        /** Operations that a run takes up; the rest is for the next one. */
        @WithDefault("100")
        int batch();
    }

    /** The job {@code payment-compensation}. */
    interface PaymentCompensation {
        @WithDefault("2M")
        Duration every();

        /** Operations that a run takes up; the rest is for the next one. */
        @WithDefault("100")
        int batch();
    }

    /** The job {@code order-cleanup}. */
    interface OrderCleanup {
        @WithDefault("15M")
        Duration every();

        /** Orders that are read at once. */
        @WithDefault("100")
        int page();

        /** Orders that are cancelled at once, each in a transaction of its own; fewer than the connection pool has. */
        @WithDefault("10")
        int parallel();
    }

    /** The job {@code reservation-cleanup}. */
    interface ReservationCleanup {
        @WithDefault("15M")
        Duration every();

        /** Orders that are read at once. */
        @WithDefault("100")
        int page();
    }

    /** The job {@code order-auto-complete}; its waits are platform time. */
    interface Completion {
        /** Also how long an order waits that had to be captured first. */
        @WithDefault("1H")
        Duration every();

        /** Without any news. */
        @WithDefault("7D")
        Duration afterShipping();

        @WithDefault("30D")
        Duration afterDelivery();

        /** Orders that are read at once. */
        @WithDefault("50")
        int batch();
    }

    /** What happened to an order, merged over services. */
    interface Timeline {
        /** App-ids of those that are asked beside the order itself; each serves {@code HistoryService}. */
        @WithDefault("payment,warehouse")
        Optional<List<String>> services();

        /** How long they have to answer; who takes longer is left out, and that is said. */
        @WithDefault("1S")
        Duration patience();

        /** Entries of each at most, the latest: 1 to 500. */
        @WithDefault("500")
        int limit();
    }

    /** What a cancelled order, or a cancelled part, asks of the warehouse, before it is parked for {@code dlq-retry}. */
    interface StockRelease {
        @WithDefault("3")
        int tries();

        /** After the first try, real time; each further wait is twice as long. */
        @WithDefault("1S")
        Duration firstWait();
    }

    /** The job {@code failed-compensations-cleanup}; its waits are platform time. */
    interface FailedCompensationsCleanup {
        @WithDefault("1H")
        Duration every();

        /** How long one may be parked before somebody is told of it again, and again from then on. */
        @WithDefault("24H")
        Duration remindAfter();

        /** Rows that are read, noted or forgotten at once. */
        @WithDefault("100")
        int batch();
    }

    /** When the money is taken, and how often it is asked for. */
    interface Capture {
        /** How often the job {@code auto-capture} looks for what is due. */
        @WithDefault("1M")
        Duration autoEvery();

        /** Orders that {@code auto-capture} reads at once. */
        @WithDefault("100")
        int autoBatch();

        /** How often the job {@code capture-retry} looks for refusals that nobody follows up. */
        @WithDefault("1M")
        Duration retryEvery();

        /** Orders that a run of {@code capture-retry} takes up; the rest is for the next one. */
        @WithDefault("100")
        int retryBatch();

        /** After the confirmation, on the platform clock, where the policy is {@code on_confirm}. */
        @WithDefault("15M")
        Duration delay();

        /** Before an order is given up whose money the gateway refuses. */
        @WithDefault("3")
        int tries();

        /** After the first refusal, real time; each further wait is twice as long. */
        @WithDefault("5S")
        Duration firstWait();

        /** No wait is longer. */
        @WithDefault("60S")
        Duration longestWait();
    }

    interface Quote {
        /** How long a quote can be read back. */
        @WithDefault("15M")
        Duration timeToLive();
    }
}
