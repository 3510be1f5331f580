package io.orderflow.platform.job;

/** Ways to build the machine of jobs wrong. */
enum JobMistake {
    NONE,
    /** "That run has been at it for long enough." */
    TAKES_WHAT_IS_HELD,
    /** "Its run is over, so is its lease." */
    CLOSES_WHAT_IS_ANOTHERS,
    /** "As long as nobody says that the lease is lost, it is not." */
    RENEWS_WHAT_RAN_OUT,
    /** "It is not due while somebody has it." */
    TAKES_NOTHING_OVER,
    /** "The next one may follow at once." */
    PLANS_AT_ONCE,
    /** "It will come to an end by itself." */
    RUNS_WITHOUT_A_LIMIT,
    /** "It was begun, so it is done." */
    RECORDS_WHAT_WAS_CUT_OFF
}
