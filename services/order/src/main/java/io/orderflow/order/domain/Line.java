package io.orderflow.order.domain;

import java.util.UUID;

/** One priced line. Amounts in minor units; {@code total = unitPrice × quantity − discount + tax}. */
public record Line(
        UUID id,
        String sku,
        String name,
        long quantity,
        long unitPrice,
        long discount,
        long tax,
        long total,
        String taxClass) {}
