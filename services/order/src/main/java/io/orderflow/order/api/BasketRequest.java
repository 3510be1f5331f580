package io.orderflow.order.api;

import io.orderflow.order.domain.Basket;
import io.orderflow.order.domain.Destination;
import io.orderflow.order.domain.ShippingMethod;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import io.orderflow.order.domain.price.Basket;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
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

    @Nullable
    List<String> couponCodes();

    @Nullable
    Long redeemPoints();

    /** One wish. */
    record Item(
            @NotNull
            @Size(max = 64)
            @Pattern(regexp = "[A-Za-z0-9._-]+", message = "must be letters, digits, '.', '_' or '-'")
            String sku,

            @NotNull @Min(1) @Max(100_000) Long quantity) {}

    /** Coupons and points cannot be honoured before their services are there; ignoring them would name too high a price. */
    default Optional<Rejection> notYet() {
        List<String> coupons = couponCodes();
        if (coupons != null && !coupons.isEmpty()) {
            return Optional.of(Rejection.rule("coupon_unknown", "There are no coupons yet."));
        }
        Long points = redeemPoints();
        if (points != null && points > 0) {
            return Optional.of(Rejection.rule("insufficient_points", "There are no points yet."));
        }
        return Optional.empty();
    }

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
