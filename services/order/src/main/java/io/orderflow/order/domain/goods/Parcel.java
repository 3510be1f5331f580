package io.orderflow.order.domain.goods;

import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One shipment of an order, as last heard of.
 * @param units       by item, each 1 or more: what is with the buyer; none unless it is delivered
 * @param deliveredAt as the carrier says; null unless it is delivered
 * @param cash        what the courier says to have taken; null where it says nothing
 * @param version     of the shipment that the cash is from; a later one corrects it
 */
public record Parcel(
        UUID id,
        UUID fulfillmentId,
        ParcelStatus status,
        Map<UUID, Long> units,
        @Nullable Instant deliveredAt,
        @Nullable Money cash,
        long version) {

    public static Parcel astray(UUID id, UUID fulfillmentId, ParcelStatus status) {
        return new Parcel(id, fulfillmentId, status, Map.of(), null, null, 0);
    }

    public boolean isDelivered() {
        return status == ParcelStatus.DELIVERED;
    }

    /** Takes over what says more; of what is with the buyer only the cash is ever corrected. */
    public Parcel heard(Parcel news) {
        if (isDelivered() && news.isDelivered()) {
            return news.version > version ? counted(news) : this;
        }
        return news.status.compareTo(status) > 0 ? news : this;
    }

    private Parcel counted(Parcel news) {
        return new Parcel(id, fulfillmentId, status, units, deliveredAt, news.cash, news.version);
    }
}
