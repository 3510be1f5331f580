/** What becomes of the goods of orders once they leave the house. */
@NullMarked
package io.orderflow.system.goods;

import org.jspecify.annotations.NullMarked;
