package io.orderflow.system.platform;

/** Whose token a request carries. */
public enum Role {
    CUSTOMER,
    STAFF,
    ADMIN
}
