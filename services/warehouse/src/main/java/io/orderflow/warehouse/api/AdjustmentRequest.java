package io.orderflow.warehouse.api;

import io.orderflow.platform.web.ProblemException;
import io.orderflow.warehouse.domain.StockChange;
import io.orderflow.warehouse.domain.StockLevel;
import io.orderflow.warehouse.usecase.AdjustStock.Adjustment;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction of on-hand; exactly one of {@code delta} and {@code set} is given.
 * @param delta units more, or fewer when negative; not zero
 * @param set   units as counted
 */
public record AdjustmentRequest(
        @NotNull UUID warehouseId,
        @NotBlank @Size(max = 64) String sku,

        @Nullable @Min(-StockLevel.MOST) @Max(StockLevel.MOST)
        Long delta,

        @Nullable @Min(0) @Max(StockLevel.MOST) Long set,
        @NotBlank @Size(max = 200) String reason) {

    Adjustment toAdjustment() {
        return new Adjustment(warehouseId, sku, change(), reason);
    }

    private StockChange change() {
        if (delta != null && set != null) {
            throw ProblemException.badField("set", "exactly_one", "must be left out when delta is given");
        }
        if (delta != null) {
            if (delta == 0) {
                throw ProblemException.badField("delta", "not_zero", "must not be zero");
            }
            return new StockChange.By(delta);
        }
        if (set == null) {
            throw ProblemException.badField("delta", "required", "must be given unless set is");
        }
        return new StockChange.To(set);
    }
}
