package io.orderflow.system.http;

import java.util.Arrays;

/** An answer with another status than the caller can go on with. */
public final class UnexpectedAnswer extends RuntimeException {
    private final transient Answer answer;

    UnexpectedAnswer(Answer answer, int... expected) {
        super(answer.request() + " answered " + answer.status() + " instead of " + Arrays.toString(expected) + ": "
                + answer.text());
        this.answer = answer;
    }

    /** What came instead. */
    public Answer answer() {
        return answer;
    }
}
