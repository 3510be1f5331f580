package io.orderflow.order.api;

import io.orderflow.order.domain.price.PricedBasket;
import io.orderflow.order.usecase.checkout.QuoteBasket;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.MoneyBody;
import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Prices before the order: nothing is held, and the quote may be lost without harm. */
@Path("/api/v1/quotes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quotes")
public class QuoteResource {

    private final QuoteBasket quoting;
    private final Caller caller;

    QuoteResource(QuoteBasket quoting, Caller caller) {
        this.quoting = quoting;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @APIResponseSchema(value = QuoteBody.class, responseCode = "200")
    @Operation(summary = "Prices a basket; nothing is held")
    public Uni<Response> quote(@Valid @NotNull QuoteRequest request) {
        if (!caller.mayActFor(request.customerId())) {
            return Uni.createFrom()
                    .item(Reply.problem(Problem.of(403, "forbidden", "A customer asks for themselves only."))
                            .toResponse());
        }
        return request.notYet()
                .map(refusal -> Uni.createFrom().item(Reply.refused(refusal)))
                .orElseGet(() -> quoting.quote(caller.cause(), request.customerId(), request.toBasket())
                        .map(outcome -> Reply.of(outcome, quote -> Reply.of(200, QuoteBody.of(quote)))))
                .map(Reply::toResponse);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @APIResponseSchema(value = QuoteBody.class, responseCode = "200")
    @Operation(summary = "A quote, as long as it is kept")
    public Uni<Response> read(@PathParam("id") UUID id) {
        return quoting.find(id)
                .map(found -> found.filter(quote -> caller.mayActFor(quote.customerId()))
                        .map(quote -> Reply.of(200, QuoteBody.of(quote)))
                        .orElseGet(() -> Reply.refused(Rejection.notFound("No such quote.")))
                        .toResponse());
    }

    /** A priced basket. */
    @RegisterForReflection
    public record QuoteBody(UUID id, String currency, List<Item> items, TotalsBody totals, Instant expiresAt) {

        @RegisterForReflection
        public record Item(
                String sku,
                String name,
                long quantity,
                MoneyBody unitPrice,
                MoneyBody discount,
                MoneyBody tax,
                MoneyBody total) {}

        static QuoteBody of(QuoteBasket.Quote quote) {
            PricedBasket basket = quote.basket();
            String currency = basket.currency();
            return new QuoteBody(
                    quote.id(),
                    currency,
                    basket.lines().stream()
                            .map(line -> new Item(
                                    line.sku(),
                                    line.name(),
                                    line.quantity(),
                                    TotalsBody.money(line.unitPrice(), currency),
                                    TotalsBody.money(line.discount(), currency),
                                    TotalsBody.money(line.tax(), currency),
                                    TotalsBody.money(line.total(), currency)))
                            .toList(),
                    TotalsBody.of(basket.totals(), currency),
                    quote.expiresAt());
        }
    }
}
