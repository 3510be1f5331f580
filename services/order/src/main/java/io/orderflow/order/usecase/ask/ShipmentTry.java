package io.orderflow.order.usecase.ask;

import io.orderflow.platform.web.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** One try to take what a fulfillment's goods cost. @param number from 1 on */
@RegisterForReflection
public record ShipmentTry(UUID fulfillmentId, int number) {

    public static ShipmentTry first(UUID fulfillmentId) {
        return new ShipmentTry(fulfillmentId, 1);
    }

    public ShipmentTry next() {
        return new ShipmentTry(fulfillmentId, number + 1);
    }

    String write() {
        return Json.write(this);
    }

    public static ShipmentTry read(String payload) {
        return Json.read(payload, ShipmentTry.class);
    }
}
