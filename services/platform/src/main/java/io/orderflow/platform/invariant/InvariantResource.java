package io.orderflow.platform.invariant;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.web.Roles;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Counts the violations of every rule of this service, from its tables as they are. */
@Path("/api/v1/ops/invariants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "operations")
public class InvariantResource {

    private static final int COUNTED = 1000;
    private static final int EXAMPLES = 5;

    private final Database database;
    private final List<Invariant> rules;

    InvariantResource(Database database, @All List<Invariants> rooms) {
        this.database = database;
        this.rules = rooms.stream()
                .flatMap(room -> room.rules().stream())
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(Invariant::rule, Function.identity(), Invariant::and, LinkedHashMap::new),
                        named -> List.copyOf(named.values())));
    }

    @GET
    @Operation(summary = "Rules with their violations, counted up to 1,000")
    public Uni<Checked> check() {
        return Multi.createFrom()
                .iterable(rules)
                .onItem()
                .transformToUniAndConcatenate(rule -> database.list(
                                "select * from (" + rule.query() + ") as violation limit " + COUNTED,
                                row -> row.getString(0))
                        .map(found -> new Line(
                                rule.rule(),
                                found.size(),
                                found.stream().limit(EXAMPLES).toList())))
                .collect()
                .asList()
                .map(Checked::new);
    }

    @Schema(name = "Invariants")
    public record Checked(List<Line> items) {}

    @Schema(name = "Invariant")
    public record Line(String rule, int violations, List<String> examples) {}
}
