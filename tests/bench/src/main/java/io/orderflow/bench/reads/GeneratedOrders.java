package io.orderflow.bench.reads;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Home;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Orders that PostgreSQL makes up by itself: two items each, both reserved, four moves, one order every ten seconds, twenty to a customer.
 * Nothing of them is left for a job to do.
 *
 * @param begin when the first was placed
 */
record GeneratedOrders(Home home, Instant begin) {
    private static final String ID = "pg_temp.order_id(n)";

    /** As the application makes them: the milliseconds of their moment, version 7, and the rest as random as need be. */
    private static final String ORDER_ID = """
            create or replace function pg_temp.order_id(n bigint) returns uuid language sql immutable as $$
                select (lpad(to_hex((extract(epoch from '%s'::timestamptz) * 1000)::bigint + n * 10000), 12, '0')
                    || '7' || substr(md5(n::text), 1, 3) || 'b' || substr(md5(n::text), 4, 15))::uuid
            $$""";

    private static final List<String> ROWS = List.of("""
            insert into orders (id, number, customer_id, status, payment_status, version, currency,
                subtotal, discount, points, shipping, tax, grand, payment_id, payment_reference, payment_method, payment_state,
                capture_policy, authorization_id, authorized, captured, refunded, shipping_address, shipping_method,
                cancel_reason, created_at, updated_at, stock_released)
            select %1$s, 'GEN-' || n, 'customer-' || n / 20,
                case when n %% 10 = 0 then 'refunded' else 'paid' end, case when n %% 10 = 0 then 'refunded' else 'paid' end,
                5, 'USD', 2000, 0, 0, 0, 400, 2400, 'pay-' || n, 'ref-' || n, 'card', 'captured',
                'immediate', 'auth-' || n, 2400, 2400, case when n %% 10 = 0 then 2400 else 0 end,
                '{"name":"A","line1":"1 Street","city":"Town","postal_code":"12345","country":"US"}', 'standard',
                case when n %% 10 = 0 then 'changed my mind' end,
                '%2$s'::timestamptz + n * interval '10 seconds', '%2$s'::timestamptz + n * interval '10 seconds', true
            from generate_series(%3$d, %4$d) n""", """
            insert into order_item (id, order_id, position, sku, name, quantity, unit_price, discount, tax, total, tax_class)
            select md5(n || '-' || i)::uuid, %1$s, i, 'sku-' || n %% 1000, 'Mug', 1, 1000, 0, 200, 1200, 'standard'
            from generate_series(%3$d, %4$d) n, generate_series(0, 1) i""", """
            insert into allocation (reservation_id, order_id, order_item_id, warehouse_id, quantity)
            select 'res-' || n || '-' || i, %1$s, md5(n || '-' || i)::uuid, 'main', 1
            from generate_series(%3$d, %4$d) n, generate_series(0, 1) i""", """
            insert into timeline (order_id, at, kind, from_state, to_state, actor, cause)
            select %1$s, '%2$s'::timestamptz + n * interval '10 seconds', 'order.status',
                (array[null, 'pending', 'confirmed', 'paid'])[i], (array['pending', 'confirmed', 'paid', 'paid'])[i], 'system', 'generated'
            from generate_series(%3$d, %4$d) n, generate_series(1, 4) i""");

    /** So that the last of {@code size} was placed an hour ago. */
    static GeneratedOrders of(Home home, long size) {
        return new GeneratedOrders(
                home, Instant.now().minus(Duration.ofHours(1)).minusSeconds(10 * size));
    }

    /** Adds orders from one number to another, both included. */
    void add(long from, long to) {
        try (Connection database = connect();
                Statement statement = database.createStatement()) {
            // What is generated fits together; its foreign keys need not be looked up one by one.
            statement.execute("set session_replication_role = replica");
            statement.execute(ORDER_ID.formatted(begin));
            for (String rows : ROWS) {
                statement.execute(rows.formatted(ID, begin, from, to));
            }
            for (String table : List.of("orders", "order_item", "allocation", "timeline")) {
                statement.execute("vacuum analyze " + table);
            }
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of one of them. */
    String id(long number) {
        try (Connection database = connect();
                Statement statement = database.createStatement()) {
            var found = statement.executeQuery("select id from orders where number = 'GEN-" + number + "'");
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Instant placedAt(long number) {
        return begin.plusSeconds(10 * number);
    }

    private Connection connect() throws SQLException {
        for (JsonNode process : Json.read(home.text("run/state.json")).path("processes")) {
            if (process.path("name").asText().equals("postgres")) {
                return DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:"
                                + process.path("ports").path(0).asInt() + "/order",
                        "postgres",
                        home.text("keys/postgres.password").strip());
            }
        }
        throw new IllegalStateException("no PostgreSQL of its own in " + home);
    }
}
