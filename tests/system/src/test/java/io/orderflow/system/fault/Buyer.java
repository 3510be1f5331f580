package io.orderflow.system.fault;

import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Somebody who repeats what was not answered under its key, and looks until it is as it should be. */
record Buyer(Platform platform) {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Places an order. @return its id */
    String placed(OrderRequest request) {
        String key = Ids.uuid();
        return new Order(decided(() -> platform.orders().submit(request, key))
                        .expect(201)
                        .json())
                .id();
    }

    /** Cancels all of an order and waits until its money is where it belongs. */
    Order cancelled(String id) {
        String key = Ids.uuid();
        decided(() -> platform.orders().cancel(id, key)).expect(200);
        return await(id, Order::isEnded);
    }

    /** Has staff do something, under one key however often it takes. */
    Answer staff(String service, String path, Object body) {
        String key = Ids.uuid();
        return decided(() -> platform.client(service, Role.STAFF)
                        .post(path)
                        .key(key)
                        .json(body)
                        .send())
                .expect(200);
    }

    Order await(String id, Predicate<Order> wanted) {
        return new Order(Await.until(
                        "an order",
                        PATIENCE,
                        () -> heard(() -> platform.orders().read(id)),
                        answer -> answer.status() == 200 && wanted.test(new Order(answer.json())))
                .json());
    }

    /** Asks until there is a decision, by the same key each time. */
    static Answer decided(Supplier<Answer> request) {
        return Await.until("a decision", PATIENCE, () -> heard(request), Buyer::isDecision);
    }

    private static boolean isDecision(Answer answer) {
        return answer.status() < 500 && !answer.code().equals("idempotency_in_flight");
    }

    /** An answer, or what stands for none. */
    static Answer heard(Supplier<Answer> request) {
        try {
            return request.get();
        } catch (Unreachable away) {
            return new Answer(
                    "no answer", 599, HttpHeaders.of(Map.of(), (name, value) -> true), "" + away.getMessage());
        }
    }
}
