package io.orderflow.bench.reads;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** What is read of so many orders: each kind of list and look, at places drawn by a fixed seed. */
final class Routes {
    private static final int SAMPLE = 200;
    private static final long SEED = 7;

    private final GeneratedOrders orders;
    private final long size;
    private final Random random = new Random(SEED);
    private final List<String> ids;

    Routes(GeneratedOrders orders, long size) {
        this.orders = orders;
        this.size = size;
        this.ids = LongStream.generate(this::anyNumber)
                .limit(SAMPLE)
                .mapToObj(orders::id)
                .toList();
    }

    List<Route> all() {
        String list = "/api/v1/orders?limit=20";
        return List.of(
                new Route("one order", () -> "/api/v1/orders/" + anyId()),
                new Route("its timeline", () -> "/api/v1/orders/" + anyId() + "/timeline"),
                new Route("newest orders", () -> list),
                new Route("a page in the middle", () -> list + "&cursor=" + cursor(anyId())),
                new Route("of a customer", () -> list + "&customer_id=customer-" + anyNumber() / 20),
                new Route("of a frequent status", () -> list + "&status=paid"),
                new Route("of a status, in the middle", () -> list + "&status=refunded&cursor=" + cursor(anyId())),
                new Route("of a status that none has", () -> list + "&status=delivered"),
                new Route("of an hour", () -> list + hour(anyNumber())),
                new Route("of an hour and a status", () -> list + "&status=refunded" + hour(anyNumber())));
    }

    private String hour(long number) {
        return "&from=" + orders.placedAt(number) + "&to="
                + orders.placedAt(number).plusSeconds(3_600);
    }

    private long anyNumber() {
        return 1 + (long) (random.nextDouble() * (size - 1));
    }

    private String anyId() {
        return ids.get(random.nextInt(ids.size()));
    }

    private static String cursor(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
    }
}
