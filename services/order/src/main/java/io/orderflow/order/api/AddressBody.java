package io.orderflow.order.api;

import io.orderflow.order.domain.delivery.Address;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A postal address in a request or an answer. @param country ISO 3166-1 alpha-2 */
public record AddressBody(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 200) String line1,
        @Nullable @Size(max = 200) String line2,
        @NotBlank @Size(max = 100) String city,
        @Nullable @Size(max = 100) String region,
        @NotBlank @Size(max = 20) String postalCode,

        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code")
        String country,

        @Nullable @Size(max = 40) String phone) {

    static AddressBody of(Address a) {
        return new AddressBody(
                a.name(), a.line1(), a.line2(), a.city(), a.region(), a.postalCode(), a.country(), a.phone());
    }

    Address toAddress() {
        return new Address(name, line1, line2, city, region, postalCode, country, phone);
    }
}
