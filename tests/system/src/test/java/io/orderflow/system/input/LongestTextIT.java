package io.orderflow.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts that one service takes at its door go all the way through the others behind it. */
@SystemTest
class LongestTextIT {

    @Test
    @Tag("INV-M4")
    void givesTheMoneyBackWhateverTheLengthOfTheReason(Platform platform) {
        String sku = platform.goods().stocked(5);
        for (String reason :
                new String[] {"r".repeat(500), "\uD83D\uDE00".repeat(250), "line\nbreak\ttab \u001b[31m"}) {
            Order paid = platform.orders()
                    .placePaid(OrderRequest.by(platform.customerId()).item(sku, 1));
            platform.client("order", Role.STAFF)
                    .post("/api/v1/orders/" + paid.id() + "/cancel")
                    .key(Ids.uuid())
                    .json(Map.of("reason", reason))
                    .send()
                    .expect(200);

            Order refunded = platform.orders().awaitStatus(paid.id(), "refunded");
            assertThat(refunded.cancelReason()).isEqualTo(reason);
            assertThat(platform.gateway().ledger(paid.paymentReference()).isEven())
                    .isTrue();
        }
        assertThat(platform.stock().of(sku).available()).isEqualTo(5);
    }

    @Test
    void declinesATokenOfTheGreatestLengthLikeAnyOther(Platform platform) {
        String sku = platform.goods().stocked(5);
        SoftAssertions softly = new SoftAssertions();
        for (int length : new int[] {1, 150, 151, 199, 200}) {
            Answer answer = platform.orders()
                    .submit(OrderRequest.by(Ids.uuid()).item(sku, 1).card("0".repeat(length)));
            Sound.code(softly, length + " characters", answer, 422, "payment_declined");
        }
        Answer longer = platform.orders()
                .submit(OrderRequest.by(Ids.uuid()).item(sku, 1).card("0".repeat(201)));
        Sound.code(softly, "201 characters", longer, 422, "limit_exceeded");
        softly.assertAll();
        assertThat(platform.stock().of(sku).available()).isEqualTo(5);
    }

    @Test
    void keepsEveryTextOfAnOrderAsItCame(Platform platform) {
        String sku = platform.goods().stocked(5);
        Map<String, String> address = Map.of(
                "name", "\u5C71".repeat(200),
                "line1", "\uD83D\uDE00".repeat(100),
                "line2", "\u001b\u0007\r\n".repeat(50),
                "city", "x".repeat(100),
                "region", "\u202E".repeat(100),
                "postal_code", "9".repeat(20),
                "country", "US",
                "phone", "+".repeat(40));
        String note = "\u00e9\"\\'<script>{}".repeat(60);
        Order order = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId())
                        .item(sku, 1)
                        .with("shipping_address", address)
                        .with("note", note));

        assertThat(order.json().path("note").asText()).isEqualTo(note);
        address.forEach((field, text) -> assertThat(
                        order.json().path("shipping_address").path(field).asText())
                .isEqualTo(text));
    }
}
