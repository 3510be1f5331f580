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

    DlqRetry dlqRetry();

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

    /** The job {@code dlq-retry}. */
    interface DlqRetry {
        @WithDefault("5M")
        Duration every();
    }

    interface Quote {
        /** How long a quote can be read back. */
        @WithDefault("15M")
        Duration timeToLive();
    }
}
