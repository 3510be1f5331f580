package io.orderflow.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Client;
import io.orderflow.system.input.Routes.Route;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SystemTest
class AccessIT {

    @Test
    void asksForATokenEverywhere(Platform platform) {
        refusesEverywhere(platform, null);
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryTokenThatIsNotTheIssuers(Impostor impostor, Platform platform) throws GeneralSecurityException {
        refusesEverywhere(platform, impostor.token(platform.home()));
    }

    @Test
    void keepsOperationsToAdministrators(Platform platform) {
        assertThat(new Routes(platform).all())
                .filteredOn(route -> route.path().startsWith("/api/v1/ops/"))
                .isNotEmpty()
                .allSatisfy(
                        route -> assertThat(route.roles()).as(route.toString()).containsExactly("admin"));
    }

    @Test
    void letsCustomersChangeNeitherProductsNorStockNorMoney(Platform platform) {
        assertThat(new Routes(platform).all())
                .filteredOn(route -> !route.service().equals("order")
                        && !route.method().equals("GET")
                        && route.path().startsWith("/api/"))
                .hasSizeGreaterThan(10)
                .allSatisfy(route -> assertThat(route.roles())
                        .as(route.toString())
                        .isNotEmpty()
                        .doesNotContain("customer"));
    }

    /** Decided before the address and the body are looked at. */
    @Test
    void refusesEveryRoleThatARouteIsNotDocumentedFor(Platform platform) {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : new Routes(platform).all()) {
            for (Role role : List.of(Role.CUSTOMER, Role.STAFF)) {
                if (route.isWebhook() || route.roles().contains(role.name().toLowerCase(Locale.ROOT))) {
                    continue;
                }
                Answer answer = send(platform.client(route.service(), role), route);
                softly.assertThat(answer.status()).as("%s as %s", route, role).isEqualTo(403);
                softly.assertThat(answer.code()).as("%s as %s", route, role).isEqualTo("forbidden");
            }
        }
        softly.assertAll();
    }

    @Test
    void hidesSomebodyElsesOrder(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order somebodyElses =
                platform.orders().placePaid(OrderRequest.by(Ids.uuid()).item(sku, 1));
        var stranger = platform.orders(Role.CUSTOMER);

        assertThat(stranger.read(somebodyElses.id()).status()).isEqualTo(404);
        assertThat(stranger.client()
                        .get("/api/v1/orders/" + somebodyElses.id() + "/timeline")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(stranger.cancel(somebodyElses.id()).status()).isEqualTo(404);
        String payment = somebodyElses.payment().path("id").asText();
        assertThat(platform.client("payment", Role.CUSTOMER)
                        .get("/api/v1/payments/" + payment)
                        .send()
                        .status())
                .isIn(403, 404);
        assertThat(stranger.client()
                        .get("/api/v1/orders?customer_id="
                                + somebodyElses.json().path("customer_id").asText())
                        .send()
                        .text())
                .doesNotContain(somebodyElses.id());
    }

    @Test
    void hidesSomebodyElsesPaymentAndLetsNoCustomerMoveMoney(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order somebodyElses =
                platform.orders().placePaid(OrderRequest.by(Ids.uuid()).item(sku, 1));
        String path = "/api/v1/payments/" + somebodyElses.payment().path("id").asText();
        Client stranger = platform.client("payment", Role.CUSTOMER);

        assertThat(stranger.get(path).send().status()).isEqualTo(404);
        assertThat(stranger.get(path + "/ledger").send().status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/payments?order_id=" + somebodyElses.id())
                        .send()
                        .json()
                        .path("items"))
                .isEmpty();
        for (String move : List.of("capture", "void", "refunds")) {
            Answer answer = stranger.post(path + "/" + move)
                    .key(Ids.uuid())
                    .json(Map.of("amount", Money.usd(1), "reason", "mine"))
                    .send();
            assertThat(answer.status()).as(move).isEqualTo(403);
        }
        assertThat(platform.gateway().ledger(somebodyElses.paymentReference()).all("refund"))
                .isEmpty();
    }

    @Test
    void letsACustomerOrderForNobodyElse(Platform platform) {
        String sku = platform.goods().stocked(2);
        Answer answer = platform.orders(Role.CUSTOMER)
                .submit(OrderRequest.by(Ids.uuid()).item(sku, 1));

        assertThat(answer.status()).as(answer.text()).isIn(403, 404, 422);
        assertThat(platform.stock().of(sku).available()).isEqualTo(2);
    }

    private static void refusesEverywhere(Platform platform, @Nullable String token) {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : new Routes(platform).all()) {
            if (route.isWebhook()) {
                continue;
            }
            Answer answer = send(platform.client(route.service(), Role.ADMIN).as(token), route);
            softly.assertThat(answer.status()).as(route.toString()).isEqualTo(401);
            softly.assertThat(answer.code()).as(route.toString()).isEqualTo("unauthorized");
        }
        softly.assertAll();
    }

    private static Answer send(Client client, Route route) {
        var request = client.request(route.method(), route.somewhere());
        return route.takesBody() || route.isKeyed()
                ? request.key(Ids.uuid()).json(Map.of()).send()
                : request.send();
    }
}
