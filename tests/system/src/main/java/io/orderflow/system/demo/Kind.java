package io.orderflow.system.demo;

/**
 * One kind of order.
 *
 * @param count how many of it
 * @param expected where it should end, as {@link Journey#end} words it
 */
record Kind(String name, int count, String expected, Journey journey) {

    /** The life of one order. */
    @FunctionalInterface
    interface Journey {
        /** Walks it and says where it ended. */
        String end(Shop shop);
    }
}
