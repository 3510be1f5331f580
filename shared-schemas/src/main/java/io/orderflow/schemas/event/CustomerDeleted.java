package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A customer is gone: whoever keeps personal data of theirs erases it and keeps the books. Nobody of this id comes back. */
@RegisterForReflection
public record CustomerDeleted(String customerId) implements EventData {
    public CustomerDeleted {
        Required.text(customerId, "customer_id");
    }
}
