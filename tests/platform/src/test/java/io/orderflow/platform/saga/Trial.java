package io.orderflow.platform.saga;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.test.app.Effects;
import io.orderflow.platform.test.saga.ForeignSystems;
import io.orderflow.platform.web.Json;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A saga that asks two questions and holds three things elsewhere. */
record Trial(String kind, SagaPlan.Interrupted interrupted, ForeignSystems foreign, Effects effects)
        implements Saga<Trial.Learned> {

    static final List<String> HOLDS = List.of("hold", "book", "send");

    /** @param answers of the steps so far, in their order */
    record Learned(List<String> answers) {

        static final Learned NOTHING = new Learned(List.of());

        Learned and(String answer) {
            return new Learned(
                    Stream.concat(answers.stream(), Stream.of(answer)).toList());
        }
    }

    record Asks(String name, ForeignSystems foreign) implements SagaStep<Learned> {

        @Override
        public Uni<Outcome<Learned>> perform(SagaCall call, Learned state) {
            return foreign.ask(name).map(yes -> answer(yes, state, name));
        }

        @Override
        public Optional<String> undo() {
            return Optional.empty();
        }
    }

    record Holds(String name, ForeignSystems foreign) implements SagaStep<Learned> {

        @Override
        public Uni<Outcome<Learned>> perform(SagaCall call, Learned state) {
            return foreign.perform(name, call.saga().toString(), call.key()).map(yes -> answer(yes, state, name));
        }

        @Override
        public Optional<String> undo() {
            return Optional.of(TrialUndo.kindOf(name));
        }
    }

    private static Outcome<Learned> answer(boolean yes, Learned state, String name) {
        return yes ? Outcome.success(state.and(name)) : Outcome.refused(Rejection.rule(name + "_refused", "No."));
    }

    @Override
    public List<SagaStep<Learned>> steps() {
        return List.of(
                new Asks("ask", foreign),
                new Holds("hold", foreign),
                new Asks("look", foreign),
                new Holds("book", foreign),
                new Holds("send", foreign));
    }

    @Override
    public Uni<Reply> complete(Tx tx, SagaCall call, Learned state, Optional<String> note) {
        List<String> known = state.answers().stream().distinct().toList();
        if (!known.equals(List.of("ask", "hold", "look", "book", "send"))) {
            throw new IllegalStateException("something was lost on the way: " + known);
        }
        return effects.add(tx, call.saga().toString(), null)
                .replaceWith(Reply.of(201, Map.of("id", call.saga(), "note", note.orElse(""))));
    }

    @Override
    public String keep(Learned state) {
        return Json.write(state);
    }

    @Override
    public Learned recall(String kept) {
        return Json.read(kept, Learned.class);
    }

    @Override
    public int limit() {
        return 3;
    }

    /** Never by itself within a test. */
    @Override
    public Duration firstWait() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration longestWait() {
        return Duration.ofHours(1);
    }
}
