package io.orderflow.system.fault;

import io.orderflow.system.http.Client;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Sidecar;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The machinery's tables of all services, read as nobody else may: events of one held against those of the others. */
public final class Books {
    /** Topics whose publishers come later, so that a test has to stand in for them: their events are committed nowhere. */
    private static final Set<String> AWAITED = Set.of(
            "customer.deleted",
            "fulfillments.fulfillment.status_changed",
            "shipping.shipment.delivered",
            "shipping.shipment.exception");

    private final Platform platform;
    /** Environment of each service, which says where its database is, also when it has died. */
    private final Map<String, Map<String, String>> environments = new ConcurrentHashMap<>();

    public Books(Platform platform) {
        this.platform = platform;
    }

    /** Committed events that a subscriber has neither taken in nor kept as a dead letter (E1), {@code consumer topic id}. */
    Set<String> lost() {
        Map<String, Set<String>> committed = committed();
        Set<String> lost = new TreeSet<>();
        for (Endpoint consumer : platform.endpoints().withSidecar()) {
            Map<String, Set<String>> known = new HashMap<>();
            rows(
                            consumer.name(),
                            "select topic, event_id::text from inbox union select topic, event_id from dead_letter")
                    .forEach(row -> known.computeIfAbsent(row.getFirst(), topic -> new HashSet<>())
                            .add(row.getLast()));
            subscriptions(consumer)
                    .forEach(topic -> committed.getOrDefault(topic, Set.of()).stream()
                            .filter(id -> !known.getOrDefault(topic, Set.of()).contains(id))
                            .forEach(id -> lost.add(consumer.name() + " " + topic + " " + id)));
        }
        return lost;
    }

    /** Events taken in since then that nobody has committed (E2), {@code consumer topic id}. */
    Set<String> phantoms(Instant since) {
        Map<String, String> taken = new TreeMap<>();
        for (Endpoint consumer : platform.endpoints().withSidecar()) {
            column(
                            consumer.name(),
                            "select topic || ' ' || event_id from inbox where received_at >= ?::timestamptz",
                            since.toString())
                    .stream()
                    .filter(event -> !AWAITED.contains(event.split(" ")[0]))
                    .forEach(event -> taken.put(consumer.name() + " " + event, event));
        }
        String ids = taken.values().stream()
                .map(event -> event.split(" ")[1])
                .distinct()
                .collect(Collectors.joining(","));
        for (Endpoint publisher : platform.endpoints().withSidecar()) {
            // One statement, so that no row is missed on its way from the one table to the other.
            taken.values().removeAll(Set.copyOf(column(publisher.name(), """
                    select topic || ' ' || event_id from outbox where event_id = any (string_to_array(?, ',')::uuid[])
                    union
                    select topic || ' ' || event_id from outbox_sent where event_id = any (string_to_array(?, ',')::uuid[])\
                    """, ids, ids)));
        }
        return taken.keySet();
    }

    /** Dead letters since then in which none of these texts stands (E5), {@code consumer topic origin reason}. */
    Set<String> deadLetters(Instant since, Collection<String> injected) {
        Set<String> letters = new TreeSet<>();
        for (Endpoint consumer : platform.endpoints().withSidecar()) {
            column(consumer.name(), """
                                select concat_ws(' ', topic, origin, reason) from dead_letter
                                where at >= ?::timestamptz
                                  and not exists (
                                    select from unnest(string_to_array(?, ',')) as mark
                                    where concat_ws(' ', event_id, payload) like '%' || mark || '%')\
                                """, since.toString(), String.join(",", injected))
                    .forEach(letter -> letters.add(consumer.name() + " " + letter));
        }
        return letters;
    }

    /** The database's clock, which stamps the rows. */
    Instant now() {
        return Instant.parse(
                column("order", "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                        .getFirst());
    }

    /** Event ids by topic, over all services. */
    private Map<String, Set<String>> committed() {
        Map<String, Set<String>> committed = new HashMap<>();
        for (Endpoint publisher : platform.endpoints().withSidecar()) {
            for (String table : outboxes(publisher.name())) {
                rows(publisher.name(), "select topic, event_id::text from " + table)
                        .forEach(row -> committed
                                .computeIfAbsent(row.getFirst(), topic -> new HashSet<>())
                                .add(row.getLast()));
            }
        }
        return committed;
    }

    /** What waits to be published, and where that goes afterwards. */
    List<String> outboxes(String service) {
        return rows(service, """
            select table_name::text from information_schema.tables
            where table_schema = current_schema() and table_name in ('outbox', 'outbox_sent')\
            """).stream().map(List::getFirst).toList();
    }

    /** Topics that the service has published so far. */
    Set<String> published(String service) {
        return outboxes(service).stream()
                .flatMap(table -> column(service, "select distinct topic from " + table).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Live topics that a sidecar delivers to its service. */
    Set<String> subscriptions(Endpoint service) {
        Sidecar sidecar = service.sidecar().orElseThrow();
        return StreamSupport.stream(
                        Json.read(new Client("http://127.0.0.1:" + sidecar.httpPort(), null)
                                        .get("/v1.0/metadata")
                                        .header(
                                                "dapr-api-token",
                                                platform.home().sidecarToken())
                                        .send()
                                        .expect(200)
                                        .text())
                                .path("subscriptions")
                                .spliterator(),
                        false)
                .map(subscription -> subscription.path("topic").asText())
                .filter(topic -> !topic.endsWith(".dlq"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first column of every row. */
    public List<String> column(String service, String sql, Object... args) {
        return rows(service, sql, args).stream().map(List::getFirst).toList();
    }

    long number(String service, String sql, Object... args) {
        return Long.parseLong(column(service, sql, args).getFirst());
    }

    void change(String service, String sql, Object... args) {
        try (Connection connection = connect(service);
                PreparedStatement statement = prepare(connection, sql, args)) {
            statement.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException(service + ": " + sql, broken);
        }
    }

    List<List<String>> rows(String service, String sql, Object... args) {
        try (Connection connection = connect(service);
                PreparedStatement statement = prepare(connection, sql, args);
                ResultSet result = statement.executeQuery()) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException broken) {
            throw new IllegalStateException(service + ": " + sql, broken);
        }
    }

    /** As the service itself connects. */
    Connection connect(String service) throws SQLException {
        Map<String, String> of = environments.computeIfAbsent(
                service,
                name -> ProcessImage.of(platform.endpoints().of(name).pid()).environment());
        return DriverManager.getConnection(
                "jdbc:postgresql://" + of.get("DB_HOST") + ":" + of.get("DB_PORT") + "/" + of.get("DB_NAME"),
                of.get("DB_USER"),
                of.get("DB_PASSWORD"));
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... args) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < args.length; i++) {
            statement.setObject(i + 1, args[i]);
        }
        return statement;
    }
}
