package io.orderflow.system.input;

import io.orderflow.system.http.Answer;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/** What every answer to bad input has in common: a problem with a code, and nothing of our inside. */
final class Sound {
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat (io|java|org)\\.|\\b(io|java|jakarta|org)\\.[a-z]+\\.[\\w.]*[A-Z]|\\bselect\\b|\\binsert\\b|\\bupdate\\b.*\\bset\\b",
            Pattern.CASE_INSENSITIVE);

    private Sound() {}

    /** Refused for what the client sent. */
    static void refusal(SoftAssertions softly, String what, Answer answer) {
        softly.assertThat(answer.status()).as("%s -> %s", what, answer.text()).isBetween(400, 499);
        answer(softly, what, answer);
    }

    /** Taken or refused, but no failure of ours. */
    static void answer(SoftAssertions softly, String what, Answer answer) {
        softly.assertThat(answer.status()).as("%s -> %s", what, answer.text()).isLessThan(500);
        if (answer.status() >= 400) {
            softly.assertThat(answer.code())
                    .as("code of %s -> %s", what, answer.text())
                    .isNotEmpty();
            softly.assertThat(INSIDE.matcher(answer.text()).find())
                    .as("%s -> %s", what, answer.text())
                    .isFalse();
        }
        if (answer.status() == 400 && answer.isProblem()) {
            softly.assertThat(answer.json().path("errors").isEmpty())
                    .as("%s names no field -> %s", what, answer.text())
                    .isFalse();
        }
    }

    static void code(SoftAssertions softly, String what, Answer answer, int status, String code) {
        softly.assertThat(answer.status() + " " + answer.code())
                .as("%s -> %s", what, answer.text())
                .isEqualTo(status + " " + code);
        answer(softly, what, answer);
    }
}
