package io.orderflow.local.launch;

import io.orderflow.local.Refusal;
import io.orderflow.local.process.Ending;
import io.orderflow.local.process.Kind;
import io.orderflow.local.process.LogTail;
import io.orderflow.local.process.ProcessSpec;
import io.orderflow.local.process.Supervised;
import io.orderflow.local.state.Board;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** All children of one launcher, in the order in which they were taken on. */
final class Crew {
    private static final Duration FIRST_START = Duration.ofMinutes(3);

    private static final String DAMAGED =
            " If its data is damaged, restore it from a copy, or move its directory away to"
                    + " start with none (ORDERFLOW_FRESH=1 deletes all state).";

    private final Board board;
    private final List<Supervised> members = new ArrayList<>();

    Crew(Board board) {
        this.board = board;
    }

    /** Takes a child on, without starting it. */
    synchronized Supervised add(ProcessSpec spec, @Nullable Supervised companion) {
        Supervised member = new Supervised(spec, board, companion);
        members.add(member);
        return member;
    }

    /**
     * Starts all members of the kinds at once and waits until each is ready.
     *
     * @throws Refusal when one fails or takes longer than three minutes; the others go on running
     */
    void startAndAwait(List<Kind> kinds) {
        record Start(Supervised member, CompletableFuture<Boolean> ready) {}
        List<Start> starts = of(kinds).stream()
                .map(member -> new Start(member, member.start()))
                .toList();
        long deadline = System.nanoTime() + FIRST_START.toNanos();
        for (Start start : starts) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!isReady(start.ready(), left)) {
                throw notReady(start.member().spec());
            }
        }
    }

    /** Cuts every pause before a restart short. */
    void hurry() {
        all().forEach(Supervised::hurry);
    }

    /** Ends all members: services, sidecars, Redis, PostgreSQL, each kind at once. */
    void stop() {
        all().forEach(Supervised::retire);
        for (Kind kind : List.of(Kind.SERVICE, Kind.SIDECAR, Kind.REDIS, Kind.POSTGRES)) {
            List<Supervised> same = of(List.of(kind));
            if (!same.isEmpty()) {
                List<ProcessHandle> processes = same.stream()
                        .map(Supervised::handle)
                        .filter(Objects::nonNull)
                        .toList();
                ProcessSpec spec = same.getFirst().spec();
                Ending.end(processes, spec.stopSignal(), spec.grace());
                same.forEach(Supervised::awaitOver);
            }
        }
    }

    private synchronized List<Supervised> all() {
        return List.copyOf(members);
    }

    private List<Supervised> of(List<Kind> kinds) {
        return all().stream()
                .filter(member -> kinds.contains(member.spec().kind()))
                .toList();
    }

    private static boolean isReady(CompletableFuture<Boolean> ready, Duration limit) {
        return ready.completeOnTimeout(false, Math.max(0, limit.toMillis()), java.util.concurrent.TimeUnit.MILLISECONDS)
                .join();
    }

    private static Refusal notReady(ProcessSpec spec) {
        List<String> tail = LogTail.of(spec.log(), 6);
        return new Refusal(spec.name() + " did not become ready. "
                + (tail.isEmpty() ? "It printed nothing" : "Its log ends:\n    " + String.join("\n    ", tail))
                + "\nThe whole log is " + spec.log() + ". Everything was stopped again; your data stays."
                + (spec.kind() == Kind.POSTGRES || spec.kind() == Kind.REDIS ? DAMAGED : ""));
    }
}
