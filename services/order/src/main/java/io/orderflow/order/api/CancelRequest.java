package io.orderflow.order.api;

import io.orderflow.order.domain.cancellation.CancelWish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cancellation. @param items null for the whole order */
public record CancelRequest(
        @NotBlank @Size(max = 500) String reason,
        @Nullable @Size(min = 1, max = 200) List<@Valid @NotNull Units> items) {

    /** Units of one item. */
    public record Units(
            @NotNull UUID orderItemId,
            @NotNull @Min(1) @Max(100_000) Long quantity) {}

    static CancelWish wish(List<Units> units) {
        return new CancelWish(units.stream()
                .map(item -> new CancelWish.Units(item.orderItemId(), item.quantity()))
                .toList());
    }
}
