package io.orderflow.platform.saga;

/** Ways to build a saga wrong. */
enum SagaMistake {
    NONE,
    /** "Whoever is at it may write." */
    WRITES_WHAT_IS_NOT_ITS_OWN,
    /** "The point after the step is early enough." */
    WRITES_NO_POINT_BEFORE_A_STEP,
    /** "No answer means that nothing has happened." */
    TAKES_UNKNOWN_FOR_REFUSED,
    /** "The order does not matter." */
    UNDOES_THE_FIRST_STEP_FIRST,
    /** In a neighbour: "there is nothing to be undone here." */
    FORGETS_AN_EARLY_UNDO,
    /** "It will come to an end by itself." */
    TAKES_NOTHING_OVER
}
