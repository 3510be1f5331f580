package io.orderflow.platform.web;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Gives an admin the role of staff, so that no operation has to name both. */
@Singleton
public class AdminIsStaff implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        identity.hasRole(Roles.ADMIN) && !identity.hasRole(Roles.STAFF)
                                ? QuarkusSecurityIdentity.builder(identity)
                                        .addRole(Roles.STAFF)
                                        .build()
                                : identity);
    }
}
