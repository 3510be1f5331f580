package io.orderflow.warehouse.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.orderflow.warehouse.domain.Address;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Where a warehouse stands. In a request a plain string is taken as {@code line1}. */
public record AddressBody(
        @Nullable @Size(max = 200) String line1,
        @Nullable @Size(max = 200) String line2,
        @Nullable @Size(max = 100) String city,
        @Nullable @Size(max = 100) String region,
        @Nullable @Size(max = 20) String postalCode,
        @Nullable @Size(max = 100) String country) {

    @JsonCreator
    public AddressBody {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AddressBody of(String text) {
        return new AddressBody(text, null, null, null, null, null);
    }

    static AddressBody of(Address address) {
        return new AddressBody(
                address.line1(),
                address.line2(),
                address.city(),
                address.region(),
                address.postalCode(),
                address.country());
    }

    Address toAddress() {
        return new Address(line1, line2, city, region, postalCode, country);
    }
}
