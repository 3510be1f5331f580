package io.orderflow.order.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set about orders; the defaults are those of api.md §4. */
@ConfigMapping(prefix = "order")
public interface OrderConfig {

    Tax tax();

    Shipping shipping();

    Window window();

    Quote quote();

    Capture capture();

    /** Whole percent per tax class. */
    interface Tax {
        @WithDefault("20")
        int standard();

        @WithDefault("5")
        int reduced();
    }

    /** Minor units per shipping method. */
    interface Shipping {
        @WithDefault("0")
        long standard();

        @WithDefault("1500")
        long express();
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
