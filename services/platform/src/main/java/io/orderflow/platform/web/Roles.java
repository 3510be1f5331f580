package io.orderflow.platform.web;

/** Roles of api.md §2, as they stand in a token's {@code groups}. An admin is staff too. */
public final class Roles {

    public static final String CUSTOMER = "customer";
    public static final String STAFF = "staff";
    public static final String ADMIN = "admin";

    private Roles() {}
}
