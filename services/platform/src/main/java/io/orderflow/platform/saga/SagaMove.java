package io.orderflow.platform.saga;

/** What a saga does next. */
public sealed interface SagaMove {

    /** Call the foreign system. @param point whether the step has to be written down as recovery point before */
    record Perform(String step, boolean point) implements SagaMove {}

    /** Nothing is left to be done elsewhere: the one transaction with the business effect. */
    record Complete() implements SagaMove {}

    /** Ask for the operation that undoes the step, in the transaction that records why. */
    record Undo(String step) implements SagaMove {}

    /** Nothing is held any more: the saga has ended without effect. */
    record Undone() implements SagaMove {}

    /** Let somebody go on from the recovery point after a while. */
    record Retry() implements SagaMove {}

    /** Leave it to a person, with an alert. */
    record Park() implements SagaMove {}
}
