package io.orderflow.system.input;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Client;
import io.orderflow.system.http.Request;
import io.orderflow.system.input.Routes.Route;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every documented operation, asked for under a wrong path, with wrong parameters, by a wrong method or for a wrong kind of answer. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadAddressIT {
    private static final Set<String> CHECKED = Set.of("limit", "cursor", "from", "to", "status");
    private static final List<String> STRANGE =
            List.of("", "nonsense", "%00", "-1", "%F0%9F%98%80", "%C3%28", "%27%20or%201=1", "x".repeat(2_000));

    private Platform platform;
    private Map<String, Body> bodies;
    private List<Route> routes;
    private Scene scene;

    @BeforeAll
    void prepare(Platform running) {
        platform = running;
        scene = Scene.set(running);
        bodies = Bodies.of(scene).stream().collect(Collectors.toMap(Body::toString, body -> body));
        routes = new Routes(running).all();
    }

    @Test
    void findsNothingUnderAnIdThatNothingHas() {
        each(Route::namesSomething, (route, softly) -> {
            for (String id : List.of("0193aaaa-0000-7000-8000-000000000000", "nonsense", "-", "%F0%9F%98%80")) {
                Answer answer = send(route, route.at(id));
                Sound.code(softly, route + " with " + id, answer, 404, "not_found");
            }
        });
    }

    @Test
    void breaksOnNoIdThatCannotBe() {
        each(Route::namesSomething, (route, softly) -> {
            for (String id : List.of("%00", "..%2F", "%C3%28", "x".repeat(2_000), "%27%20or%201=1")) {
                Sound.refusal(softly, route + " with " + id, send(route, route.at(id)));
            }
        });
    }

    @Test
    void breaksOnNoParameter() {
        each(route -> !route.query().isEmpty(), (route, softly) -> {
            for (String name : route.query()) {
                for (String value : STRANGE) {
                    Answer answer = send(route, route.somewhere() + "?" + name + "=" + value);
                    Sound.answer(softly, route + " with " + name + "=" + value, answer);
                }
            }
        });
    }

    @Test
    void namesTheParameterThatIsWrong() {
        each(route -> !route.namesSomething(), (route, softly) -> {
            for (String name : route.query().stream().filter(CHECKED::contains).toList()) {
                Answer answer = send(route, route.path() + "?" + name + "=nonsense" + required(route, name));
                Sound.code(softly, route + " with " + name, answer, 400, "validation_failed");
                softly.assertThat(answer.json().at("/errors/0/field").asText())
                        .as("%s with %s", route, name)
                        .isEqualTo(name);
            }
        });
    }

    @Test
    void refusesPagesOfNoSizeThatIsAllowed() {
        each(route -> route.query().contains("limit") && !route.namesSomething(), (route, softly) -> {
            for (String limit : List.of("0", "201", "-1", "1.5", "99999999999999999999", "1e2")) {
                Answer answer = send(route, route.path() + "?limit=" + limit + required(route, "limit"));
                Sound.code(softly, route + " with limit=" + limit, answer, 400, "validation_failed");
            }
        });
    }

    @Test
    void asksForAKeyBeforeItLooksForAnything() {
        each(route -> route.isKeyed() && !route.takesFile(), (route, softly) -> {
            Answer answer = Optional.ofNullable(bodies.get(route.toString()))
                    .map(body ->
                            client(route).request("POST", route.somewhere()).json(body.good()))
                    .orElseGet(() -> client(route).request("POST", route.somewhere()))
                    .send();
            Sound.code(softly, route + " without a key", answer, 400, "idempotency_key_required");
        });
    }

    @Test
    void namesTheMethodsThatAPathKnows() {
        each(route -> true, (route, softly) -> {
            Answer answer = client(route)
                    .request("PATCH", route.somewhere())
                    .json(Map.of())
                    .send();
            Sound.code(softly, "PATCH " + route, answer, 405, "method_not_allowed");
            softly.assertThat(answer.header("Allow").orElse(""))
                    .as("Allow of %s", route)
                    .contains(route.method());
        });
    }

    @Test
    void answersInNothingButJson() {
        each(route -> route.method().equals("GET"), (route, softly) -> {
            Answer answer = client(route)
                    .get(route.somewhere())
                    .header("Accept", "application/xml")
                    .send();
            Sound.code(softly, "XML from " + route, answer, 406, "not_acceptable");
        });
    }

    private void each(Predicate<Route> which, BiConsumer<Route, SoftAssertions> check) {
        Map<String, String> before = scene.footprint();
        SoftAssertions softly = new SoftAssertions();
        List<Route> tried = routes.stream().filter(which).toList();
        softly.assertThat(tried).isNotEmpty();
        tried.forEach(route -> check.accept(route, softly));
        softly.assertAll();
        scene.assertAsBefore(before);
    }

    /** Sends what the route would take if its address were right. */
    private Answer send(Route route, String address) {
        Request request = client(route).request(route.method(), address);
        if (route.method().equals("PUT")) {
            request.header("If-Match", "\"1\"");
        }
        if (route.isKeyed()) {
            request.key(Ids.uuid());
        }
        return Optional.ofNullable(bodies.get(route.toString()))
                .map(body -> request.json(body.good()))
                .orElse(request)
                .send();
    }

    /** A list that is always of something needs its name before it looks at anything else. */
    private static String required(Route route, String but) {
        return route.query().contains("order_id") && !but.equals("order_id") ? "&order_id=" + Ids.uuid() : "";
    }

    private Client client(Route route) {
        return platform.client(route.service(), Role.ADMIN);
    }
}
