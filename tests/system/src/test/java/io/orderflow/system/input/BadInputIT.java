package io.orderflow.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Json;
import io.orderflow.system.http.Request;
import io.orderflow.system.input.Routes.Route;
import io.orderflow.system.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
    private static final List<String> NO_OBJECT = List.of("{\"a\":", "nonsense", "[]", "[{}]", "\"text\"", "42");
    private static final List<String> NOTHING = List.of("", "null");

    private Platform platform;
    private Scene scene;
    private List<Body> bodies;

    @BeforeAll
    void prepare(Platform running) {
        platform = running;
        scene = Scene.set(running);
        bodies = Bodies.of(scene);
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
                                .map(Route::toString)
                                .toList())
                .isSubsetOf(tried);
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        leavingNothing((body, softly) -> Stream.concat(
                        NO_OBJECT.stream(),
                        // A body without required fields may be left out.
                        NOTHING.stream().filter(text -> !body.mayBeLeftOut()))
                .forEach(text -> {
                    Answer answer = request(body).body("application/json", text).send();
                    Sound.refusal(softly, body + ": " + "body " + text, answer);
                }));
    }

    @Test
    void refusesAnotherContentType() {
        leavingNothing((body, softly) -> {
            Answer answer =
                    request(body).body("text/plain", Json.write(body.good())).send();
            Sound.refusal(softly, body + ": " + "text/plain", answer);
            if (!body.route().isWebhook()) {
                softly.assertThat(answer.status()).as("%s: text/plain", body).isEqualTo(415);
            }
        });
    }

    @Test
    void refusesABodyOfMoreThanOneMebibyte() {
        String padding = "x".repeat(1_100_000);
        leavingNothing((body, softly) -> {
            Answer answer = request(body).json(Map.of("padding", padding)).send();
            Sound.refusal(softly, body + ": " + "1.1 MB", answer);
            softly.assertThat(answer.status()).as("%s: 1.1 MB", body).isEqualTo(413);
        });
    }

    @Test
    void refusesARequestThatLacksWhatItNeeds() {
        leavingNothing((body, softly) -> Spoiled.unacceptable(body)
                .forEach(spoiled -> Sound.refusal(
                        softly,
                        body + ": " + spoiled.what(),
                        request(body).json(spoiled.body()).send())));
    }

    @Test
    void breaksOnNoStrangeValue() {
        eachThatExists((body, softly) -> Spoiled.strange(body)
                .forEach(spoiled -> Sound.answer(
                        softly,
                        body + ": " + spoiled.what(),
                        request(body).json(spoiled.body()).send())));
    }

    @Test
    void asksForAKeyWhereverSomethingIsMade() {
        List<String> keyed = new Routes(platform)
                .all().stream().filter(Route::isKeyed).map(Route::toString).toList();
        leavingNothing((body, softly) -> {
            if (keyed.contains(body.toString())) {
                Answer none = post(body).json(body.good()).send();
                Sound.code(softly, body + ": no key", none, 400, "idempotency_key_required");
                Answer blank = post(body).key(" ").json(body.good()).send();
                Sound.code(softly, body + ": blank key", blank, 400, "idempotency_key_required");
                Answer endless =
                        post(body).key("k".repeat(300)).json(body.good()).send();
                Sound.code(softly, body + ": 300 characters of key", endless, 400, "validation_failed");
            }
        });
    }

    /** As {@link #eachThatExists}, for requests none of which may have an effect. */
    private void leavingNothing(BiConsumer<Body, SoftAssertions> check) {
        Map<String, String> before = scene.footprint();
        eachThatExists(check);
        scene.assertAsBefore(before);
    }

    private void eachThatExists(BiConsumer<Body, SoftAssertions> check) {
        SoftAssertions softly = new SoftAssertions();
        assertThat(bodies).hasSizeGreaterThan(10);
        bodies.forEach(body -> check.accept(body, softly));
        softly.assertAll();
    }

    private Request request(Body body) {
        return post(body).key(Ids.uuid());
    }

    private Request post(Body body) {
        Request request = platform.client(body.route().service(), body.role())
                .request(body.route().method(), body.path());
        return body.route().method().equals("PUT") ? request.header("If-Match", "\"1\"") : request;
    }
}
