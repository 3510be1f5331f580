package io.orderflow.warehouse.api;

import io.orderflow.platform.ids.Ids;
import io.orderflow.warehouse.domain.Address;
import io.orderflow.warehouse.domain.Warehouse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A warehouse to be opened. */
public record WarehouseRequest(
        @NotNull
        @Size(max = 64)
        @Pattern(regexp = "[A-Za-z0-9._-]+", message = "must be letters, digits, '.', '_' or '-'")
        String code,

        @NotBlank @Size(max = 200) String name,
        @Nullable @Valid AddressBody address) {

    Warehouse toWarehouse() {
        var place = address == null ? new Address(null, null, null, null, null, null) : address.toAddress();
        return new Warehouse(Ids.next(), code, name, place, 1);
    }
}
