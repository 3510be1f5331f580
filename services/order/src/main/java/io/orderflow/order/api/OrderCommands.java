package io.orderflow.order.api;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.usecase.ReadOrders;
import io.orderflow.order.usecase.Stale;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.ETags;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a command on one order and answers with the order as it stands after it; {@code If-Match} is honoured. */
@Singleton
class OrderCommands {

    private final ReadOrders reads;
    private final Idempotency idempotency;
    private final Caller caller;

    OrderCommands(ReadOrders reads, Idempotency idempotency, Caller caller) {
        this.reads = reads;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** Once per {@code Idempotency-Key}. @param body what a repeat has to say again */
    Uni<Response> keyed(UUID id, Object body, Function<Tx, Uni<Outcome<Order>>> command) {
        var key = caller.idempotencyKey(body);
        String ifMatch = caller.ifMatch();
        return idempotency
                .once(
                        key,
                        caller.cause(),
                        tx -> matching(tx, id, ifMatch, command)
                                .chain(outcome -> reply(outcome, order -> reads.goods(tx, order))))
                .map(Reply::toResponse);
    }

    /** Outside of a transaction. */
    Uni<Reply> reply(Outcome<Order> outcome) {
        return reply(outcome, reads::goods);
    }

    private static Uni<Reply> reply(Outcome<Order> outcome, Function<Order, Uni<Goods>> reading) {
        return switch (outcome) {
            case Outcome.Success<Order>(Order order) -> reading.apply(order).map(goods -> reply(order, goods));
            case Outcome.Refused<Order>(Rejection rejection) -> Uni.createFrom().item(Reply.refused(rejection));
        };
    }

    private static Reply reply(Order order, Goods goods) {
        return Reply.of(200, OrderBody.of(order, goods)).etag(order.version());
    }

    private Uni<Outcome<Order>> matching(
            Tx tx, UUID id, @Nullable String ifMatch, Function<Tx, Uni<Outcome<Order>>> command) {
        return reads.locked(tx, id)
                .chain(found -> found.filter(order -> isStale(order, ifMatch)).isPresent()
                        ? Uni.createFrom().item(Outcome.refused(Stale.order()))
                        : command.apply(tx));
    }

    /** Of somebody else's order not even that is told. */
    private boolean isStale(Order order, @Nullable String ifMatch) {
        return caller.mayActFor(order.customerId()) && !ETags.allows(ifMatch, order.version());
    }
}
