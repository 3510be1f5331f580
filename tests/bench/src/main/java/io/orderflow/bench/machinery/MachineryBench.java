package io.orderflow.bench.machinery;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.bench.Options;
import io.orderflow.bench.Processes;
import io.orderflow.bench.profile.Profiler;
import io.orderflow.schemas.Topics;
import io.orderflow.system.Await;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Home;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Measures the machinery in a platform of its own, which it starts and stops. */
public final class MachineryBench {
    private static final String TOPIC = Topics.ORDERS_PAYMENT_CAPTURE_REQUESTED;
    private static final int ROUNDS = 2;
    private static final int CALLS_IN_FLIGHT = 8;
    private static final int PACED_WARM_UP_SECONDS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static final int INBOX_LIMIT_SECONDS = 90;

    private final Home home;
    private final int portOffset;
    private final Options options;
    private final Profiler profiler;
    private final PrintStream out;
    private final List<String> remarks = new ArrayList<>();

    public MachineryBench(Home home, int portOffset, Options options, Profiler profiler, PrintStream out) {
        this.home = home;
        this.portOffset = portOffset;
        this.options = options;
        this.profiler = profiler;
        this.out = out;
    }

    public MachineryResults measure() {
        out.println("Starting the machinery alone");
        try (PrivatePlatform own = new PrivatePlatform(
                home.directory().resolve("bench/machinery"),
                Path.of("tests/bench-machinery"),
                PrivatePlatform.SERVICE,
                portOffset,
                options.javaOptions())) {
            return measure(own.start(), own.javaOptions());
        }
    }

    private MachineryResults measure(Platform platform, String javaOptions) {
        Application application = new Application(platform.client(PrivatePlatform.SERVICE, Role.ADMIN));
        Stream stream = new Stream(redisPort(platform), TOPIC);
        Subscriptions subscriptions = new Subscriptions(platform);
        Map<String, Long> java = Map.of(
                "machinery", platform.endpoints().of(PrivatePlatform.SERVICE).pid());
        subscriptions.pause();
        List<Throughput> raw = new ArrayList<>();
        List<Throughput> relay = new ArrayList<>();
        int payloadBytes = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            String name = round == 0 ? "warm-up" : "round " + round;
            JsonNode published = raw(platform, application, stream, name, raw);
            payloadBytes = published.path("payload_bytes").asInt();
            out.println("Measuring committed outbox row to Redis, " + options.events() + " events, " + name);
            application.run("fill?events=" + options.events(), LIMIT);
            if (round == 1) {
                profiler.start(java);
            }
            relay.add(relay(platform, application, stream));
        }
        profiler.stop("outbox to Redis");
        profiler.start(java);
        Throughput inbox = inbox(platform, application, stream, subscriptions);
        profiler.stop("Redis to inbox");
        List<Latency> latencies = new ArrayList<>();
        latencies.add(paced(platform, application, 200));
        profiler.start(java);
        latencies.add(paced(platform, application, 1_000));
        profiler.stop("commit to inbox at 1,000/s");
        return new MachineryResults(
                javaOptions,
                payloadBytes,
                raw.subList(1, raw.size()),
                relay.subList(1, relay.size()),
                inbox,
                latencies,
                remarks);
    }

    private JsonNode raw(
            Platform platform, Application application, Stream stream, String name, List<Throughput> rounds) {
        out.println("Measuring raw bulk publish, " + options.events() + " events, " + name);
        int calls = options.events() / 100;
        long before = stream.length();
        Map<String, Double> cpu = Processes.of(platform.home()).cpuSeconds();
        JsonNode published = application.run("raw?calls=" + calls + "&inFlight=" + CALLS_IN_FLIGHT, LIMIT);
        Map<String, Double> after = Processes.of(platform.home()).cpuSeconds();
        Rate rate = new Rate(
                published.path("events").asLong(), published.path("seconds").asDouble());
        expect("raw publish, " + name, rate.events(), stream.length() - before);
        rounds.add(new Throughput(
                "raw bulk publish", rate, Cost.between(cpu, after, rate.events()), new Progress(List.of())));
        return published;
    }

    /** From the first mark to the last, so that waiting for the lanes does not count; the cost is that of all of them. */
    private Throughput relay(Platform platform, Application application, Stream stream) {
        long waiting = platform.operations(PrivatePlatform.SERVICE).outboxDepth();
        long before = stream.length();
        Map<String, Double> cpu = Processes.of(platform.home()).cpuSeconds();
        Progress progress = Progress.of(application.run("drain?events=" + waiting, LIMIT));
        Map<String, Double> after = Processes.of(platform.home()).cpuSeconds();
        expect("relay", waiting, stream.length() - before);
        return new Throughput(
                "outbox row to Redis", progress.after(1).rate(), Cost.between(cpu, after, progress.events()), progress);
    }

    /** A filled stream is worked off; the first fifth is the warm-up. */
    private Throughput inbox(Platform platform, Application application, Stream stream, Subscriptions subscriptions) {
        stream.trimTo(options.events() * 5L / 2);
        long events = stream.length();
        long warmUp = events / 5;
        out.println("Measuring Redis to inbox, " + events + " events");
        application.begin("arrivals?until=" + events + "&limitSeconds=" + INBOX_LIMIT_SECONDS);
        subscriptions.resume();
        long from = Await.until("the warm-up of the inbox", LIMIT, application::arrived, n -> n >= warmUp);
        Map<String, Double> cpu = Processes.of(platform.home()).cpuSeconds();
        Progress progress = Progress.of(application.await(LIMIT));
        Map<String, Double> after = Processes.of(platform.home()).cpuSeconds();
        expect("inbox", events, progress.events());
        // What the time did not suffice for must not mix with the next measurement.
        stream.trimTo(0);
        return new Throughput(
                "Redis to inbox",
                progress.after(warmUp).rate(),
                Cost.between(cpu, after, Math.max(1, progress.events() - from)),
                progress);
    }

    private Latency paced(Platform platform, Application application, int perSecond) {
        long seconds = options.paced().toSeconds();
        out.println("Measuring commit to inbox commit at " + perSecond + "/s, " + seconds + " s");
        Map<String, Double> cpu = Processes.of(platform.home()).cpuSeconds();
        JsonNode found = application.run(
                "paced?perSecond=" + perSecond + "&warmUpSeconds=" + PACED_WARM_UP_SECONDS + "&seconds=" + seconds,
                options.paced().plusSeconds(60));
        Map<String, Double> after = Processes.of(platform.home()).cpuSeconds();
        return new Latency(
                perSecond,
                found.path("due").asLong(),
                found.path("skipped").asLong(),
                found.path("failed").asLong(),
                found.path("missing").asLong(),
                StreamSupport.stream(found.path("millis").spliterator(), false)
                        .map(JsonNode::asDouble)
                        .toList(),
                Cost.between(cpu, after, perSecond * (PACED_WARM_UP_SECONDS + seconds)));
    }

    /** A figure of other events than those that it speaks of is to be recognised as such. */
    private void expect(String what, long expected, long seen) {
        if (expected != seen) {
            remarks.add(what + ": " + expected + " events were expected and " + seen + " came");
        }
    }

    private static int redisPort(Platform platform) {
        return StreamSupport.stream(
                        Json.read(platform.home().text("run/state.json"))
                                .path("processes")
                                .spliterator(),
                        false)
                .filter(process -> process.path("name").asText().equals("redis"))
                .map(process -> process.path("ports").path(0).asInt())
                .findFirst()
                .orElseThrow();
    }
}
