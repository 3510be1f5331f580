package io.orderflow.order.api;

import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import io.orderflow.order.domain.price.Basket;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What quotes and orders have in common: the goods and how they travel. */
interface BasketRequest {

    String currency();

    List<Item> items();

    @Nullable
    String shippingMethod();

    /** Null for a quote that does not know yet. */
    @Nullable
    AddressBody shippingAddress();

    /** One wish. */
    record Item(
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = "must be 1 to 64 letters, digits, '.', '_' or '-'")
            String sku,

            @NotNull @Min(1) @Max(100_000) Long quantity) {}

    default Basket toBasket() {
        String method = shippingMethod();
        AddressBody address = shippingAddress();
        return new Basket(
                currency(),
                items().stream()
                        .map(item -> new Basket.Wish(item.sku(), item.quantity()))
                        .toList(),
                ShippingMethod.of(method == null ? ShippingMethod.STANDARD.code() : method),
                address == null ? Destination.UNKNOWN : Destination.of(address.toAddress()));
    }
}
