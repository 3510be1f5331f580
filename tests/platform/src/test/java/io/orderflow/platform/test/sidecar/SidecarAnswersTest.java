package io.orderflow.platform.test.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.ScriptedApp.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/**
 * The contract between daprd and its app: what becomes of one message for each thing that can happen to it. A daprd that behaves
 * otherwise, for better or worse, fails here first. What is {@link Fate#LOST} is acknowledged without a trace; nothing of ours may lead
 * there, which {@code SilentLossTest} holds the real callback to.
 */
@Tag("T5.2")
@Tag("F8")
class SidecarAnswersTest {

    /** Where a message ends. */
    enum Fate {
        HANDLED,
        DEAD_LETTER,
        /** Sent to the app over and over: neither handled nor given up. */
        SENT_AGAIN,
        LOST
    }

    /** The table. Deliveries are those that reach the app, whatever way they come. */
    enum Case {
        ANSWERED_SUCCESS(Way.BULK, Answer.SUCCESS, Wire.GOOD, 1, Fate.HANDLED),
        /** Each event of a bulk wants a status of its own. */
        ANSWERED_EMPTY(Way.BULK, Answer.EMPTY, Wire.GOOD, 3, Fate.SENT_AGAIN),
        ANSWERED_RETRY_TWICE(Way.BULK, Answer.RETRY_TWICE, Wire.GOOD, 3, Fate.HANDLED),
        ANSWERED_WITH_A_FAULT_TWICE(Way.BULK, Answer.FAULT_TWICE, Wire.GOOD, 3, Fate.HANDLED),
        ANSWERED_DROP(Way.BULK, Answer.DROP, Wire.GOOD, 1, Fate.DEAD_LETTER),
        ANSWERED_UNIMPLEMENTED(Way.BULK, Answer.UNIMPLEMENTED, Wire.GOOD, 1, Fate.LOST),
        /** Raw, even what no sidecar can read comes to the app. */
        JSON_BROKEN(Way.BULK, Answer.SUCCESS, Wire.NO_JSON, 1, Fate.HANDLED),
        NO_CLOUD_EVENT(Way.BULK, Answer.SUCCESS, Wire.NO_CLOUD_EVENT, 1, Fate.HANDLED),
        EXPIRED(Way.BULK, Answer.SUCCESS, Wire.EXPIRED, 1, Fate.HANDLED),
        /** The consumer may not publish to its own dead-letter topic, and a bulk does not look whether that went well. */
        DEAD_LETTER_DENIED(Way.BULK, Answer.DROP, Wire.GOOD, 1, Fate.LOST),

        SINGLY_ANSWERED_SUCCESS(Way.SINGLE, Answer.SUCCESS, Wire.GOOD, 1, Fate.HANDLED),
        /** The status of an empty reply is the enum's first value, which is SUCCESS. */
        SINGLY_ANSWERED_EMPTY(Way.SINGLE, Answer.EMPTY, Wire.GOOD, 1, Fate.HANDLED),
        SINGLY_ANSWERED_RETRY_TWICE(Way.SINGLE, Answer.RETRY_TWICE, Wire.GOOD, 3, Fate.HANDLED),
        SINGLY_ANSWERED_WITH_A_FAULT_TWICE(Way.SINGLE, Answer.FAULT_TWICE, Wire.GOOD, 3, Fate.HANDLED),
        SINGLY_ANSWERED_DROP(Way.SINGLE, Answer.DROP, Wire.GOOD, 1, Fate.DEAD_LETTER),
        SINGLY_ANSWERED_UNIMPLEMENTED(Way.SINGLE, Answer.UNIMPLEMENTED, Wire.GOOD, 1, Fate.LOST),
        /** Only an unlimited inbound retry keeps it from being lost. */
        SINGLY_DEAD_LETTER_DENIED(Way.SINGLE, Answer.DROP, Wire.GOOD, 3, Fate.SENT_AGAIN),

        EVENT_UNREADABLE(Way.EVENT, Answer.SUCCESS, Wire.NO_JSON, 0, Fate.DEAD_LETTER),
        EVENT_WITHOUT_A_FRAME(Way.EVENT, Answer.SUCCESS, Wire.NO_CLOUD_EVENT, 1, Fate.HANDLED),
        EVENT_EXPIRED(Way.EVENT, Answer.SUCCESS, Wire.EXPIRED, 0, Fate.DEAD_LETTER),
        EVENT_UNROUTED(Way.ANOTHER_TYPE, Answer.SUCCESS, Wire.GOOD, 0, Fate.DEAD_LETTER),
        EVENT_WITH_A_BROKEN_RULE(Way.BROKEN_RULE, Answer.SUCCESS, Wire.GOOD, 0, Fate.DEAD_LETTER);

        final String way;
        final Answer answer;
        final String wire;
        final int deliveries;
        final Fate fate;

        Case(String way, Answer answer, String wire, int deliveries, Fate fate) {
            this.way = way;
            this.answer = answer;
            this.wire = wire;
            this.deliveries = deliveries;
            this.fate = fate;
        }

        String topic() {
            return name().toLowerCase().replace('_', '-');
        }

        String deadLetterTopic() {
            return topic() + ".dlq";
        }
    }

    /** How a topic is subscribed. */
    private static final class Way {
        static final String EVENT = "routes: {default: /events}";
        /** As dapr-components has it for dead letters. */
        static final String SINGLE = EVENT + "\nmetadata: {rawPayload: \"true\"}";
        /** As dapr-components has it for live topics. */
        static final String BULK =
                SINGLE + "\nbulkSubscribe: {enabled: true, maxMessagesCount: 32, maxAwaitDurationMs: 15}";

        static final String EVENTS_IN_BULK = BULK.replace("true\"", "false\"");
        static final String ANOTHER_TYPE = "routes: {rules: [{match: 'event.type == \"another\"', path: /events}]}";
        static final String BROKEN_RULE = "routes: {rules: [{match: 'event.data.missing.field == 1', path: /events}]}";
    }

    /** What a publisher left in the stream. */
    private static final class Wire {
        static final String GOOD = """
                {"specversion": "1.0", "id": "%s", "source": "test", "type": "test", "datacontenttype": "application/json",
                 "data": {"n": 1}}""";
        static final String EXPIRED = GOOD.replace("\"data\"", "\"expiration\": \"2020-01-01T00:00:00Z\", \"data\"");
        static final String NO_JSON = "{\"specversion\": \"1.0\", \"id\": %s";
        static final String BYTES = GOOD.replace("\"data\": {\"n\": 1}", "\"data_base64\": \"eyJuIjoxfQ==\"");
        static final String NO_CLOUD_EVENT = "{\"n\": \"%s\"}";
    }

    private static final String FRAGILE = """
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: {name: fragile}
            spec:
              type: pubsub.redis
              version: v1
              metadata:
                - {name: redisHost, value: "%redis%"}
                - {name: consumerID, value: fragile}
            """;

    private static final String BREAKER = """
            apiVersion: dapr.io/v1alpha1
            kind: Resiliency
            metadata: {name: fragile}
            spec:
              policies:
                retries:
                  none: {policy: constant, duration: 10ms, maxRetries: 1}
                circuitBreakers:
                  breaker: {maxRequests: 1, timeout: 300s, trip: consecutiveFailures >= 1}
              targets:
                components:
                  fragile:
                    inbound: {retry: none, circuitBreaker: breaker}
            """;

    private static final String APP = "answers-" + UUID.randomUUID().toString().substring(0, 8);
    private static final String BYTES = "events-in-bulk-of-bytes";

    private static ScriptedApp app;
    private static Daprd daprd;
    private static Jedis redis;

    @BeforeAll
    static void start() {
        var ports = Ports.free(5);
        app = new ScriptedApp(ports.get(0), script());
        var listens = new Daprd.Listens(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4));
        daprd = Daprd.start(components(), listens, "", "");
        redis = RedisServer.client();
    }

    private static Map<String, Answer> script() {
        Map<String, Answer> script =
                Arrays.stream(Case.values()).collect(Collectors.toMap(Case::topic, row -> row.answer));
        script.put("fragile-failing", Answer.RETRY);
        return script;
    }

    @AfterAll
    static void stop() {
        redis.close();
        daprd.close();
        app.close();
    }

    @ParameterizedTest
    @EnumSource
    void endsAsTheTableSays(Case row) {
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> assertThat(redis.exists(row.topic()))
                        .as("a consumer group")
                        .isTrue());
        send(row.topic(), row.wire);

        Eventually.holds(Duration.ofSeconds(60), () -> assertEnd(row));
        Eventually.stays(Duration.ofMillis(500), () -> assertEnd(row));
    }

    private static void assertEnd(Case row) {
        if (row.fate == Fate.SENT_AGAIN) {
            assertThat(app.deliveries(row.topic())).isGreaterThanOrEqualTo(row.deliveries);
        } else {
            assertThat(app.deliveries(row.topic())).isEqualTo(row.deliveries);
        }
        assertThat(isAcknowledged(row)).isEqualTo(row.fate != Fate.SENT_AGAIN);
        assertThat(deadLetters(row)).isEqualTo(row.fate == Fate.DEAD_LETTER ? 1 : 0);
    }

    /** Why there is no breaker: it is one for all topics of a component, and open it gives up on messages that no handler has seen. */
    @Test
    void makesDeadLettersOfMessagesThatWereNeverDeliveredWhileAnInboundBreakerIsOpen() {
        send("fragile-failing", Wire.GOOD);
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> assertThat(redis.xlen("fragile-failing.dlq")).isEqualTo(1));
        send("fragile-sound", Wire.GOOD);
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> assertThat(app.deliveries("fragile-sound") + redis.xlen("fragile-sound.dlq"))
                        .isEqualTo(1));
        assertThat(app.deliveries("fragile-sound")).isZero();
    }

    /** Why topics are subscribed raw: of an event in base64, a sidecar that reads it itself keeps the frame and loses the data. */
    @Test
    void losesTheBytesOfAnEventThatItReadsItselfInABulk() {
        send(BYTES, Wire.BYTES);
        Eventually.holds(
                Duration.ofSeconds(60), () -> assertThat(app.deliveries(BYTES)).isEqualTo(1));
        assertThat(app.lastPayload(BYTES)).isEmpty();
    }

    private static void send(String topic, String wire) {
        redis.xadd(topic, StreamEntryID.NEW_ENTRY, Map.of("data", wire.formatted(UUID.randomUUID())));
    }

    /** Taken up by the consumer, and no longer owed to it. */
    private static boolean isAcknowledged(Case row) {
        var group = redis.xinfoGroup(row.topic()).getFirst();
        return group.getPending() == 0
                && group.getLastDeliveredId()
                        .equals(redis.xinfoStream(row.topic()).getLastGeneratedId());
    }

    private static long deadLetters(Case row) {
        return redis.xlen(row.deadLetterTopic());
    }

    private static Components components() {
        var rows = List.of(Case.values());
        var denied = EnumSet.of(Case.DEAD_LETTER_DENIED, Case.SINGLY_DEAD_LETTER_DENIED);
        return new Components(
                APP,
                List.of(),
                rows.stream()
                        .filter(row -> !denied.contains(row))
                        .map(Case::deadLetterTopic)
                        .toList(),
                Components.Tuning.PRODUCTION,
                Stream.concat(
                                rows.stream().map(row -> subscription("pubsub", row.topic(), row.way)),
                                Stream.of(
                                        FRAGILE,
                                        BREAKER,
                                        subscription("pubsub", BYTES, Way.EVENTS_IN_BULK),
                                        subscription("fragile", "fragile-failing", Way.EVENT),
                                        subscription("fragile", "fragile-sound", Way.EVENT)))
                        .toList());
    }

    private static String subscription(String pubsub, String topic, String routes) {
        return """
                apiVersion: dapr.io/v2alpha1
                kind: Subscription
                metadata: {name: %s}
                spec:
                  pubsubname: %s
                  topic: %s
                  deadLetterTopic: %s.dlq
                %s
                """.formatted(topic, pubsub, topic, topic, routes.indent(2).stripTrailing());
    }
}
