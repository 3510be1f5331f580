package io.orderflow.platform.test.app;

import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One command with an idempotency key, and one operation that breaks. */
@Path("/api/v1/things")
@RolesAllowed(Roles.STAFF)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TestApi {

    private final Idempotency idempotency;
    private final Effects effects;
    private final Caller caller;

    TestApi(Idempotency idempotency, Effects effects, Caller caller) {
        this.idempotency = idempotency;
        this.effects = effects;
        this.caller = caller;
    }

    @POST
    public Uni<Response> make(@Valid @NotNull Thing thing) {
        return idempotency
                .once(
                        caller.idempotencyKey(thing),
                        caller.cause(),
                        tx -> effects.add(tx, thing.name(), null)
                                .replaceWith(
                                        thing.name().startsWith("refused")
                                                ? Reply.refused(Rejection.rule("not_allowed", "No."))
                                                : Reply.of(201, Map.of("name", thing.name()))))
                .map(Reply::toResponse);
    }

    @GET
    @Path("broken")
    public Uni<String> broken() {
        return Uni.createFrom()
                .failure(new IllegalStateException("secret-of-ours select * from account of "
                        + caller.cause().actor()));
    }

    public record Thing(
            @NotBlank String name,
            @Nullable Long count,
            @Nullable Instant at) {}
}
