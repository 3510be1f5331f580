package io.orderflow.order.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.PaymentMethod;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.web.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients find in an order. */
class OrderBodyTest {

    @Test
    void namesWhatEveryOrderHasThoughThisOneHasNoneOfIt() throws Exception {
        var transfer = AnyOrder.pending(Ids.next(), PaymentMethod.BANK_TRANSFER, Instant.EPOCH)
                .holding(List.of());
        var json = JsonMapper.builder().build().readTree(Json.write(OrderBody.of(transfer)));

        assertThat(json.path("payment").path("authorization_id").isNull()).isTrue();
        assertThat(json.path("payment").has("action")).isFalse();
        assertThat(json.path("items").path(0).path("warehouse_id").isNull()).isTrue();
        assertThat(json.path("items").path(0).path("reservation_id").isNull()).isTrue();
        assertThat(json.has("cancel_reason")).isFalse();
    }
}
