package io.orderflow.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Json;
import io.orderflow.system.http.Request;
import io.orderflow.system.input.Routes.Route;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every operation that takes a body, given every bad one: a clear refusal, never a failure of ours. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final Pattern INSIDE =
            Pattern.compile("Exception|\\bat (io|java|org)\\.|\\bselect\\b|\\binsert\\b", Pattern.CASE_INSENSITIVE);
    private static final List<String> NO_OBJECT = List.of("{\"a\":", "nonsense", "[]", "[{}]", "\"text\"", "42");
    private static final List<String> NOTHING = List.of("", "null");

    private Platform platform;
    private List<Body> bodies;

    @BeforeAll
    void prepare(Platform running) {
        platform = running;
        bodies = Bodies.of(running);
    }

    @AfterEach
    void heal() {
        platform.gateway().heal();
    }

    @Test
    void coversEveryOperationThatTakesABody() {
        List<String> tried =
                bodies.stream().map(body -> body.route().toString()).toList();

        assertThat(new Routes(platform)
                        .all().stream()
                                .filter(Route::takesBody)
                                .filter(route -> !Bodies.WITHOUT.contains(route.path()))
                                .map(Route::toString)
                                .toList())
                .isSubsetOf(tried);
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        eachThatExists((body, softly) -> Stream.concat(
                        NO_OBJECT.stream(),
                        // A body without required fields may be left out.
                        NOTHING.stream().filter(text -> !body.required().isEmpty()))
                .forEach(text -> {
                    Answer answer = request(body).body("application/json", text).send();
                    assertRefused(softly, body, "body " + text, answer);
                }));
    }

    @Test
    void refusesAnotherContentType() {
        eachThatExists((body, softly) -> {
            Answer answer =
                    request(body).body("text/plain", Json.write(body.good())).send();
            assertRefused(softly, body, "text/plain", answer);
            if (!body.route().isWebhook()) {
                softly.assertThat(answer.status()).as("%s: text/plain", body).isEqualTo(415);
            }
        });
    }

    @Test
    void refusesABodyOfMoreThanOneMebibyte() {
        String padding = "x".repeat(1_100_000);
        eachThatExists((body, softly) -> {
            Answer answer = request(body).json(Map.of("padding", padding)).send();
            assertRefused(softly, body, "1.1 MB", answer);
            softly.assertThat(answer.status()).as("%s: 1.1 MB", body).isEqualTo(413);
        });
    }

    @Test
    void refusesARequestThatLacksWhatItNeeds() {
        eachThatExists((body, softly) -> Spoiled.unacceptable(body)
                .forEach(spoiled -> assertRefused(
                        softly,
                        body,
                        spoiled.what(),
                        request(body).json(spoiled.body()).send())));
    }

    @Test
    void breaksOnNoStrangeValue() {
        eachThatExists((body, softly) -> Spoiled.strange(body)
                .forEach(spoiled -> assertSound(
                        softly,
                        body,
                        spoiled.what(),
                        request(body).json(spoiled.body()).send())));
    }

    @Test
    void refusesBadPaging() {
        SoftAssertions softly = new SoftAssertions();
        for (String query : List.of("limit=0", "limit=201", "limit=-1", "limit=x", "cursor=nonsense", "cursor=%00")) {
            for (String list : List.of("order /api/v1/orders", "catalog /api/v1/products")) {
                String[] where = list.split(" ");
                Answer answer = platform.client(where[0], Role.STAFF)
                        .get(where[1] + "?" + query)
                        .send();
                softly.assertThat(answer.status()).as("%s?%s", list, query).isEqualTo(400);
                softly.assertThat(answer.code()).as("%s?%s", list, query).isNotEmpty();
            }
        }
        softly.assertAll();
    }

    @Test
    void answersStrangeIdsAsNotFoundOrMalformed() {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : new Routes(platform).all()) {
            if (!route.path().contains("{") || route.takesBody()) {
                continue;
            }
            for (String id :
                    List.of("nonsense", "0193aaaa-0000-7000-8000-000000000000", "%00", "x".repeat(2_000), "..%2F")) {
                Answer answer = platform.client(route.service(), Role.ADMIN)
                        .request(route.method(), route.path().replaceAll("\\{[^}]+}", id))
                        .send();
                softly.assertThat(answer.status()).as("%s with %s", route, id).isBetween(200, 499);
            }
        }
        softly.assertAll();
    }

    private void eachThatExists(java.util.function.BiConsumer<Body, SoftAssertions> check) {
        List<String> existing =
                new Routes(platform).all().stream().map(Route::toString).toList();
        SoftAssertions softly = new SoftAssertions();
        List<Body> tried = bodies.stream()
                .filter(body -> existing.contains(body.toString()))
                .toList();
        assertThat(tried).hasSizeGreaterThan(10);
        tried.forEach(body -> check.accept(body, softly));
        softly.assertAll();
    }

    private Request request(Body body) {
        Request request = platform.client(body.route().service(), body.role())
                .request(body.route().method(), body.path())
                .key(Ids.uuid());
        return body.route().method().equals("PUT") ? request.header("If-Match", "\"1\"") : request;
    }

    private static void assertRefused(SoftAssertions softly, Body body, String what, Answer answer) {
        softly.assertThat(answer.status())
                .as("%s: %s -> %s", body, what, answer.text())
                .isBetween(400, 499);
        softly.assertThat(answer.code())
                .as("%s: %s -> %s", body, what, answer.text())
                .isNotEmpty();
        assertSound(softly, body, what, answer);
    }

    private static void assertSound(SoftAssertions softly, Body body, String what, Answer answer) {
        softly.assertThat(answer.status())
                .as("%s: %s -> %s", body, what, answer.text())
                .isLessThan(500);
        if (answer.status() >= 400) {
            softly.assertThat(answer.code()).as("%s: %s", body, what).isNotEmpty();
            softly.assertThat(INSIDE.matcher(answer.text()).find())
                    .as("%s: %s -> %s", body, what, answer.text())
                    .isFalse();
        }
    }
}
