package io.orderflow.platform.deadletter;

import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Dead letters, for an operator to read and to send through once more. */
@Path("/api/v1/ops/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "operations")
public class DeadLetterResource {

    private final DeadLetters letters;
    private final Replays replays;
    private final Caller caller;

    DeadLetterResource(DeadLetters letters, Replays replays, Caller caller) {
        this.letters = letters;
        this.replays = replays;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Dead letters, newest first")
    public Uni<Paging.Page<DeadLetter>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return letters.page(paging.after(), paging.limit()).map(items -> paging.page(items, DeadLetter::id));
    }

    @POST
    @Path("{id}/replay")
    @APIResponseSchema(value = DeadLetter.class, responseCode = "202")
    @Operation(summary = "Delivers a dead letter once more")
    public Uni<Response> replay(@PathParam("id") UUID id) {
        return replays.replay(id, caller.cause())
                .map(outcome ->
                        Reply.of(outcome, letter -> Reply.of(202, letter)).toResponse());
    }
}
