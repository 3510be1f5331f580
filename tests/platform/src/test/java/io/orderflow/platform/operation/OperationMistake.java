package io.orderflow.platform.operation;

/** Ways to build the machine of foreign effects wrong. */
enum OperationMistake {
    NONE,
    /** "The commit is only a matter of milliseconds." */
    CALLS_BEFORE_THE_COMMIT,
    /** "Every call wants a key of its own." */
    ASKS_UNDER_A_NEW_KEY,
    /** "No answer means that nothing has happened." */
    TAKES_UNKNOWN_FOR_REFUSED,
    /** "An outcome is an outcome." */
    RECORDS_WHAT_HAS_ENDED,
    /** "This was its last attempt." */
    PARKS_UNDER_A_LATER_ATTEMPT,
    /** "It waits for a person now." */
    FORGETS_AN_OUTCOME_THAT_COMES_LATE,
    /** "It failed, so it may be tried again." */
    POSTPONES_UNDER_A_LATER_ATTEMPT,
    /** "Who claims it will end it." */
    CLAIMS_FOR_EVER,
    /** "A person will look at the list." */
    PARKS_WITHOUT_A_WORD
}
