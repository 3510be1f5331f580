package io.orderflow.warehouse.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The knobs of the warehouse. */
@ConfigMapping(prefix = "orderflow.warehouse")
public interface WarehouseConfig {

    ReservationExpiry reservationExpiry();

    /** Ends reservations whose payment window is over (C1.10). */
    interface ReservationExpiry {

        /** Period on the platform clock. */
        @WithDefault("PT1M")
        Duration every();

        /** Reservations ended in one transaction. */
        @WithDefault("100")
        int batch();
    }
}
