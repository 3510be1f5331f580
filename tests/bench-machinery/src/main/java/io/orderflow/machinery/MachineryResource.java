package io.orderflow.machinery;

import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** What the benchmark has this application do. Each POST begins it; {@code GET /bench/work} tells how it went. */
@Path("/bench")
@RolesAllowed(Roles.ADMIN)
public class MachineryResource {

    private final Work work;
    private final Backlog backlog;
    private final RawPublishing raw;
    private final Paced paced;
    private final Arrivals arrivals;
    private final Growth growth;

    MachineryResource(Work work, Backlog backlog, RawPublishing raw, Paced paced, Arrivals arrivals, Growth growth) {
        this.work = work;
        this.backlog = backlog;
        this.raw = raw;
        this.paced = paced;
        this.arrivals = arrivals;
        this.growth = growth;
    }

    @POST
    @Path("fill")
    public Uni<Void> fill(@RestQuery int events) {
        return begin(backlog.fill(events));
    }

    @POST
    @Path("drain")
    public Uni<Void> drain(@RestQuery long events) {
        return begin(backlog.drain(events));
    }

    @POST
    @Path("raw")
    public Uni<Void> raw(@RestQuery int calls, @RestQuery int inFlight) {
        return begin(raw.run(calls, inFlight));
    }

    @POST
    @Path("paced")
    public Uni<Void> paced(@RestQuery int perSecond, @RestQuery int warmUpSeconds, @RestQuery int seconds) {
        return begin(paced.run(perSecond, Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(seconds)));
    }

    /** Watches inbox rows being committed until there are {@code until}. */
    @POST
    @Path("arrivals")
    public Uni<Void> arrivals(@RestQuery long until, @RestQuery int limitSeconds) {
        return begin(growth.of(arrivals::total, until, Duration.ofSeconds(limitSeconds)));
    }

    @GET
    @Path("arrivals")
    public Map<String, Long> arrived() {
        return Map.of("total", arrivals.total());
    }

    @GET
    @Path("work")
    public Work.State work() {
        return work.state();
    }

    private Uni<Void> begin(Uni<?> measurement) {
        return Uni.createFrom().voidItem().invoke(() -> work.begin(measurement));
    }
}
