package io.orderflow.platform.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.platform.saga.SagaPlan.Ended;
import io.orderflow.platform.saga.SagaPlan.Interrupted;
import io.orderflow.platform.saga.SagaPlan.Step;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X3.9")
class SagaPlanTest {

    private static final List<Step> STEPS =
            List.of(new Step("ask", false), new Step("hold", true), new Step("look", false), new Step("book", true));
    private static final SagaPlan GIVEN_UP = new SagaPlan("a", STEPS, Interrupted.UNDO, 3);
    private static final SagaPlan RESUMED = new SagaPlan("b", STEPS, Interrupted.RESUME, 3);

    @Test
    void writesARecoveryPointBeforeEachStepThatCanBeUndoneAndTheFirstWithTheOpening() {
        assertThat(GIVEN_UP.opening()).isEqualTo("hold");
        assertThat(GIVEN_UP.begin()).isEqualTo(new SagaMove.Perform("ask", false));
        assertThat(GIVEN_UP.after("ask", Ended.DONE, 1)).isEqualTo(new SagaMove.Perform("hold", false));
        assertThat(GIVEN_UP.after("hold", Ended.DONE, 1)).isEqualTo(new SagaMove.Perform("look", false));
        assertThat(GIVEN_UP.after("look", Ended.DONE, 1)).isEqualTo(new SagaMove.Perform("book", true));
        assertThat(GIVEN_UP.after("book", Ended.DONE, 1)).isEqualTo(new SagaMove.Complete());
    }

    @Test
    void undoesWhatIsBeforeARefusedStepAndAlsoAStepOfWhichNobodyKnows() {
        assertThat(GIVEN_UP.after("ask", Ended.REFUSED, 1)).isEqualTo(new SagaMove.Undone());
        assertThat(GIVEN_UP.after("hold", Ended.REFUSED, 1)).isEqualTo(new SagaMove.Undone());
        assertThat(GIVEN_UP.after("book", Ended.REFUSED, 1)).isEqualTo(new SagaMove.Undo("hold"));
        assertThat(GIVEN_UP.after("hold", Ended.UNKNOWN, 1)).isEqualTo(new SagaMove.Undo("hold"));
        assertThat(GIVEN_UP.after("book", Ended.UNKNOWN, 1)).isEqualTo(new SagaMove.Undo("book"));
    }

    @Test
    void undoesAlsoTheStepAfterAQuestionThatIsRefusedWhenItIsAskedAgain() {
        assertThat(RESUMED.after("look", Ended.REFUSED, 1)).isEqualTo(new SagaMove.Undo("hold"));
        assertThat(RESUMED.after("look", Ended.REFUSED, 2)).isEqualTo(new SagaMove.Undo("book"));
        assertThat(RESUMED.after("ask", Ended.REFUSED, 1)).isEqualTo(new SagaMove.Undone());
        assertThat(RESUMED.after("ask", Ended.REFUSED, 2)).isEqualTo(new SagaMove.Undo("hold"));
    }

    @Test
    void undoesTheLastStepWhenAQuestionAfterItIsRefusedInAnyRun() {
        var plan = new SagaPlan("c", List.of(new Step("hold", true), new Step("look", false)), Interrupted.RESUME, 3);
        assertThat(plan.after("look", Ended.REFUSED, 1)).isEqualTo(new SagaMove.Undo("hold"));
        assertThat(plan.after("look", Ended.REFUSED, 2)).isEqualTo(new SagaMove.Undo("hold"));
    }

    @Test
    void undoesInReverseOrderFromTheRecoveryPointOfAProcessThatIsGone() {
        assertThat(GIVEN_UP.takenOver("book", 2)).isEqualTo(new SagaMove.Undo("book"));
        assertThat(GIVEN_UP.undone("book")).isEqualTo(new SagaMove.Undo("hold"));
        assertThat(GIVEN_UP.undone("hold")).isEqualTo(new SagaMove.Undone());
    }

    @Test
    void goesOnFromTheRecoveryPointAndTheQuestionsBeforeItWhereItIsWantedStill() {
        assertThat(RESUMED.takenOver("hold", 2)).isEqualTo(new SagaMove.Perform("ask", false));
        assertThat(RESUMED.takenOver("book", 2)).isEqualTo(new SagaMove.Perform("look", false));
        assertThat(RESUMED.after("book", Ended.UNKNOWN, 2)).isEqualTo(new SagaMove.Retry());
    }

    @Test
    void isLeftToAPersonAfterItsLastRun() {
        assertThat(RESUMED.after("book", Ended.UNKNOWN, 3)).isEqualTo(new SagaMove.Park());
        assertThat(RESUMED.takenOver("book", 4)).isEqualTo(new SagaMove.Park());
    }

    @Test
    void hasNothingToUndoWhereNoStepCanBeUndone() {
        var questions = new SagaPlan("c", List.of(new Step("ask", false)), Interrupted.UNDO, 1);
        assertThat(questions.opening()).isEqualTo("ask");
        assertThat(questions.takenOver("ask", 2)).isEqualTo(new SagaMove.Undone());
    }

    @Test
    void demandsStepsWithNamesOfTheirOwn() {
        assertThatThrownBy(() -> new SagaPlan("d", List.of(), Interrupted.UNDO, 1))
                .isInstanceOf(IllegalArgumentException.class);
        var twice = List.of(new Step("ask", false), new Step("ask", true));
        assertThatThrownBy(() -> new SagaPlan("d", twice, Interrupted.UNDO, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GIVEN_UP.undone("gone")).hasMessageContaining("no step gone");
    }
}
