package io.orderflow.sandbox.api;

import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.Reply;
import io.orderflow.sandbox.config.SandboxConfig;
import io.orderflow.sandbox.domain.Faults;
import io.orderflow.sandbox.domain.TestCard;
import io.orderflow.sandbox.usecase.SwitchFaults;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Spoils the answers to gateway operations, as networks and gateways do. */
@Singleton
class Misbehaviour {

    private final SwitchFaults faults;
    private final SandboxConfig config;
    private final Vertx vertx;

    Misbehaviour(SwitchFaults faults, SandboxConfig config, Vertx vertx) {
        this.faults = faults;
        this.config = config;
        this.vertx = vertx;
    }

    /** What has arrived is done, whether or not the caller still waits; a framework that gives up with the caller would hide that. */
    private static <T> Uni<T> unwavering(Uni<T> work) {
        return Uni.createFrom().emitter(waiting -> work.subscribe().with(waiting::complete, waiting::fail));
    }

    /** Latency and errors that were asked for; an error strikes before the effect or after it, each as often. */
    Uni<Reply> around(Function<Faults, Uni<Reply>> operation) {
        return unwavering(faults.read()
                .chain(now -> pause(now.latencyMs())
                        .chain(() -> strikes(now)
                                ? ThreadLocalRandom.current().nextBoolean()
                                        ? Uni.createFrom().item(failure())
                                        : operation.apply(now).replaceWith(failure())
                                : operation.apply(now))));
    }

    /** As {@link #around}, with the manners of the card. */
    Uni<Reply> authorizing(TestCard card, HttpConnection caller, Function<Faults, Uni<Reply>> operation) {
        return switch (card) {
            case SLOW -> unwavering(pause(config.slowAnswer().toMillis()).chain(() -> around(operation)));
            case TIMEOUT_AFTER_SUCCESS ->
                around(operation)
                        .call(() -> pause(config.lostAnswer().toMillis())
                                .chain(() -> Uni.createFrom()
                                        .completionStage(caller.close().toCompletionStage())));
            default -> around(operation);
        };
    }

    private Uni<Void> pause(long millis) {
        return millis == 0
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().emitter(waiting -> vertx.setTimer(millis, t -> waiting.complete(null)));
    }

    private static boolean strikes(Faults faults) {
        return ThreadLocalRandom.current().nextDouble() < faults.errorRate();
    }

    private static Reply failure() {
        return Reply.problem(Problem.of(503, "gateway_unavailable", "The gateway does not answer as it should."));
    }
}
