package io.orderflow.order.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

    /** Percent per tax class, with up to three decimals; {@code zero} is zero. */
    interface Tax {
        @WithDefault("20")
        BigDecimal standard();

        @WithDefault("5")
        BigDecimal reduced();

        /** By place ({@code US-NY}, {@code DE}), then by class: what is different there. */
        Map<String, Map<String, BigDecimal>> region();
    }

    /** Minor units per shipping method. */
    interface Shipping {
        @WithDefault("0")
        long standard();

        @WithDefault("1500")
        long express();

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

        /** Minor units. */
        long price();
    }

    /** How long a buyer has to pay, which is also how long stock is held. */
    interface Window {
        @WithDefault("15M")
        Duration card();

        @WithDefault("72H")
        Duration bankTransfer();

        @WithDefault("24H")
        Duration cod();
    }

    /** Cash on delivery. */
    interface Cod {
        /** Up to how much an order is confirmed without a person: minor units by currency, e.g. {@code order.cod.auto-confirm-limit.JPY}. */
        @WithDefault("10000")
        Map<String, Long> autoConfirmLimit();
    }

    /** The job {@code dlq-retry}. */
    interface DlqRetry {
        @WithDefault("5M")
        Duration every();
    }

    /** When the money is taken, and how often it is asked for. */
    interface Capture {
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
