package io.orderflow.order.domain;

import java.util.Optional;

/** Makes all the moves that goods make of an order, as the use case does. */
final class Following {

    private Following() {}

    static Order all(Order order, Goods goods) {
        Order now = order.counted(goods);
        for (Optional<OrderStatus> next = goods.next(now); next.isPresent(); next = goods.next(now)) {
            now = now.moved(next.get());
        }
        return now;
    }
}
