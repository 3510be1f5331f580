package io.orderflow.system.api;

import io.orderflow.system.Ids;

/** Makes products that can be bought. */
public record Goods(CatalogApi catalog, StockApi stock) {

    /** A new product at 10.00, taxed at 20 %, with units in a warehouse of its own. */
    public String stocked(long units) {
        return stocked(units, Money.usd(1_000));
    }

    public String stocked(long units, Money price) {
        return stocked(units, price, stock.openWarehouse(Ids.sku("WH")));
    }

    /** A new product with units in a warehouse that exists. */
    public String stocked(long units, Money price, String warehouseId) {
        String sku = Ids.sku("SKU");
        catalog.create(sku, price);
        stock.known(sku);
        stock.set(warehouseId, sku, units);
        return sku;
    }
}
