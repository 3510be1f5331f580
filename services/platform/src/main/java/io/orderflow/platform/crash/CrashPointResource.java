package io.orderflow.platform.crash;

import io.orderflow.platform.role.LocalOnly;
import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.ProblemException;
import io.orderflow.platform.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Arms crash points from outside, in the local and test profile only. */
@Path("/api/v1/ops/crash-points")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "operations")
public class CrashPointResource {

    private final LocalOnly local;

    CrashPointResource(LocalOnly local) {
        this.local = local;
    }

    @GET
    @Operation(summary = "Places at which this process can be made to end")
    public Points list() {
        local.refuseInProduction();
        return new Points(CrashPoint.all().stream()
                .map(point -> new Line(point.name(), point.isArmed(), point.details()))
                .toList());
    }

    @POST
    @Operation(summary = "Ends this process where it passes a place next")
    public Line arm(@Valid @NotNull Arm arm) {
        local.refuseInProduction();
        CrashPoint point = CrashPoint.find(arm.name())
                .orElseThrow(() -> new ProblemException(Problem.of(404, "not_found", "No such crash point.")));
        point.arm(new CrashPoint.Arming(CrashPoint.Effect.HALT, arm.detail(), arm.skip() == null ? 0 : arm.skip()));
        return new Line(point.name(), true, point.details());
    }

    @DELETE
    @Operation(summary = "Disarms every place")
    public void disarm() {
        local.refuseInProduction();
        CrashPoint.all().forEach(CrashPoint::disarm);
    }

    /** @param detail a topic, a kind of operation or its key; any when missing  @param skip passes that do no harm, 0 when missing */
    @Schema(name = "ArmCrashPoint")
    public record Arm(
            @NotNull @Size(max = 200) String name,
            @Nullable @Size(max = 200) String detail,
            @Nullable @Min(0) @Max(1_000_000) Integer skip) {}

    @Schema(name = "CrashPoints")
    public record Points(List<Line> items) {}

    /** @param details what it is passed for, as far as that is known beforehand */
    @Schema(name = "CrashPoint")
    public record Line(String name, boolean armed, List<String> details) {}
}
