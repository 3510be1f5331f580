/** What the gateway tells the shop: signed webhooks, written with the effect and sent until they are taken. */
@NullMarked
package io.orderflow.sandbox.events.outgoing;

import org.jspecify.annotations.NullMarked;
