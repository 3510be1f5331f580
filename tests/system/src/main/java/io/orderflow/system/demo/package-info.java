/** Orders of every kind, sent through their whole life for somebody to watch. */
@NullMarked
package io.orderflow.system.demo;

import org.jspecify.annotations.NullMarked;
