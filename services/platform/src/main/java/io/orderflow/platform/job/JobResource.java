package io.orderflow.platform.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.ProblemException;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The jobs of this service and their runs. */
@Path("/api/v1/ops/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "operations")
public class JobResource {

    private final JobRunner runner;
    private final JobRows rows;

    JobResource(JobRunner runner, JobRows rows) {
        this.runner = runner;
        this.rows = rows;
    }

    @GET
    @Operation(summary = "Jobs with their period and last run")
    public Uni<Jobs> list() {
        return rows.states().map(states -> {
            Map<String, JobState> known =
                    states.stream().collect(Collectors.toMap(JobState::name, Function.identity()));
            return new Jobs(runner.jobs().stream()
                    .map(job -> line(job, known.getOrDefault(job.name(), new JobState(job.name(), null, null))))
                    .toList());
        });
    }

    @GET
    @Path("{name}/runs")
    @Operation(summary = "Runs of a job, newest first; those of which a process has died have no end")
    public Uni<Paging.Page<JobRunLine>> runs(
            @PathParam("name") String name,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return rows.runs(known(name).name(), paging.after(), paging.limit())
                .map(items -> paging.page(items, JobRunLine::id));
    }

    @POST
    @Path("{name}/run")
    @APIResponseSchema(value = Started.class, responseCode = "202")
    @Operation(summary = "Runs a job now")
    public Uni<Response> run(@PathParam("name") String name) {
        return runner.runNow(known(name))
                .map(started -> started
                        ? Reply.of(202, new Started(name)).toResponse()
                        : Reply.problem(Problem.of(409, "job_running", "A run of this job is under way."))
                                .toResponse());
    }

    private Job known(String name) {
        return runner.jobs().stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(404, "not_found", "No such job.")));
    }

    private static Line line(Job job, JobState state) {
        return new Line(job.name(), job.every().toString(), state.lastRun(), state.lastOutcome());
    }

    public record Jobs(List<Line> items) {}

    @Schema(name = "JobStarted")
    public record Started(String name) {}

    /** @param every ISO 8601 duration */
    @Schema(name = "Job")
    public record Line(
            String name,
            String every,
            @JsonInclude @Nullable Instant lastRun,
            @JsonInclude @Nullable String lastOutcome) {}
}
