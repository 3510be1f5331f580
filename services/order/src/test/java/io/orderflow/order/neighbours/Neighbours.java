package io.orderflow.order.neighbours;

import io.orderflow.platform.test.saga.ForeignSystems;
import jakarta.inject.Singleton;

/** What the neighbours hold for a checkout, by the names of its steps. */
@Singleton
public class Neighbours {

    public static final String PRICE = "price";
    public static final String AUTHORIZE = "authorize";
    public static final String RESERVE = "reserve";

    private final ForeignSystems systems = new ForeignSystems();

    public ForeignSystems systems() {
        return systems;
    }
}
