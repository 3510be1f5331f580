package io.orderflow.system.input;

import io.orderflow.system.http.Answer;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/** What every answer to bad input has in common: a problem with a code, and nothing of our inside. */
final class Sound {
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat (io|java|org)\\.|\\b(io|java|jakarta|org)\\.[a-z]+\\.[\\w.]*[A-Z]|\\bselect\\b|\\binsert\\b|\\bupdate\\b.*\\bset\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String LISTED = "errors";
    private static final List<String> MEMBERS =
            List.of("type", "title", "status", "detail", "instance", "code", LISTED);

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
        if (answer.isProblem()) {
            MEMBERS.stream()
                    .filter(member -> !LISTED.equals(member) || answer.status() == 400 || answer.status() == 422)
                    .forEach(member -> softly.assertThat(answer.json()
                                            .path(member)
                                            .isEmpty()
                                    && answer.json().path(member).asText().isEmpty())
                            .as("%s has no %s -> %s", what, member, answer.text())
                            .isFalse());
        }
    }

    static void code(SoftAssertions softly, String what, Answer answer, int status, String code) {
        softly.assertThat(answer.status() + " " + answer.code())
                .as("%s -> %s", what, answer.text())
                .isEqualTo(status + " " + code);
        answer(softly, what, answer);
    }
}
