package io.orderflow.sandbox.api;

import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.orderflow.sandbox.domain.Faults;
import io.orderflow.sandbox.usecase.AnswerChallenge;
import io.orderflow.sandbox.usecase.ReplayWebhooks;
import io.orderflow.sandbox.usecase.SwitchFaults;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The knobs that a test or a demo turns; no real gateway has them. */
@Path("/gateway")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({GatewayAccess.SHOP, Roles.ADMIN})
@Tag(name = "control")
public class ControlResource {

    private final AnswerChallenge challenges;
    private final ReplayWebhooks replays;
    private final SwitchFaults faults;

    ControlResource(AnswerChallenge challenges, ReplayWebhooks replays, SwitchFaults faults) {
        this.challenges = challenges;
        this.replays = replays;
        this.faults = faults;
    }

    @POST
    @Path("actions")
    @APIResponseSchema(value = Answered.class, responseCode = "200")
    @Operation(summary = "The card holder's answer to tok_action_required")
    public Uni<Response> act(@Valid @NotNull Action action) {
        return challenges
                .answer(action.paymentReference(), action.outcome().equals("approved"))
                .map(outcome -> Reply.of(
                                outcome,
                                answer -> Reply.of(
                                        200,
                                        new Answered(
                                                action.paymentReference(),
                                                answer.status().code())))
                        .toResponse());
    }

    @POST
    @Path("webhooks/replay")
    @APIResponseSchema(value = Replayed.class, responseCode = "202")
    @Operation(summary = "Sends every webhook of a payment once more")
    public Uni<Response> replay(@Valid @NotNull Replay replay) {
        return replays.replay(replay.paymentReference())
                .map(count -> (count == 0
                                ? Reply.refused(Rejection.notFound("No webhook tells of this payment."))
                                : Reply.of(202, new Replayed(replay.paymentReference(), count)))
                        .toResponse());
    }

    @GET
    @Path("faults")
    @Operation(summary = "What goes wrong on purpose")
    public Uni<FaultsBody> faults() {
        return faults.read().map(FaultsBody::of);
    }

    @POST
    @Path("faults")
    @Operation(summary = "Says what goes wrong on purpose; what is left out stays as it is")
    public Uni<FaultsBody> faults(@Valid @NotNull FaultsBody body) {
        return faults.set(body.errorRate(), body.latencyMs(), body.duplicate(), body.reorder(), body.voidFails())
                .map(FaultsBody::of);
    }

    /** @param outcome approved or declined */
    public record Action(
            @NotBlank @Size(max = 200) String paymentReference,

            @NotNull @Pattern(regexp = "approved|declined", message = "must be approved or declined")
            String outcome) {}

    /** @param status succeeded or declined */
    @RegisterForReflection
    public record Answered(String paymentReference, String status) {}

    @Schema(name = "WebhookReplay")
    public record Replay(@NotBlank @Size(max = 200) String paymentReference) {}

    @RegisterForReflection
    @Schema(name = "WebhookReplayed")
    public record Replayed(String paymentReference, int replayed) {}

    /** See {@link Faults}; null in a request leaves a switch as it is. */
    public record FaultsBody(
            @Nullable @DecimalMin("0") @DecimalMax("1") Double errorRate,
            @Nullable @Min(0) @Max(60_000) Integer latencyMs,
            @Nullable Boolean duplicate,
            @Nullable Boolean reorder,
            @Nullable Boolean voidFails) {

        static FaultsBody of(Faults faults) {
            return new FaultsBody(
                    faults.errorRate(), faults.latencyMs(), faults.duplicate(), faults.reorder(), faults.voidFails());
        }
    }
}
