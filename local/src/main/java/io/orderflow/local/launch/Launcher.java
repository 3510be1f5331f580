package io.orderflow.local.launch;

import io.orderflow.local.Refusal;
import io.orderflow.local.Settings;
import io.orderflow.local.dapr.DaprdBinary;
import io.orderflow.local.dapr.Sidecar;
import io.orderflow.local.plan.Plan;
import io.orderflow.local.plan.Service;
import io.orderflow.local.process.Kind;
import io.orderflow.local.process.ProcessId;
import io.orderflow.local.process.Supervised;
import io.orderflow.local.secret.KeptSecrets;
import io.orderflow.local.server.Databases;
import io.orderflow.local.server.Postgres;
import io.orderflow.local.server.Redis;
import io.orderflow.local.state.Board;
import io.orderflow.local.state.State;
import io.orderflow.local.state.StateFile;
import io.orderflow.local.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One life of the platform, from the checks to the last process that ends. The caller holds the {@link LauncherLock}. */
public final class Launcher {
    private final Settings settings;
    private final boolean onlyServers;
    private final Preparation preparation;
    private final StateFile stateFile;
    private final View view;
    private volatile @Nullable Crew crew;
    private volatile @Nullable Board board;

    /** @param onlyServers whether services and sidecars are left out */
    public Launcher(Settings settings, boolean onlyServers, View view) {
        this.settings = settings;
        this.onlyServers = onlyServers;
        this.preparation = new Preparation(settings);
        this.stateFile = new StateFile(settings.home().state());
        this.view = view;
    }

    /**
     * Starts everything and returns when all is ready; what dies later is restarted until {@link #stop}.
     *
     * @return the page to show first
     * @throws Refusal when it cannot; what has been started then still runs
     */
    public String start() {
        clearLeftovers();
        if (settings.fresh()) {
            view.say("ORDERFLOW_FRESH=1: deleting data, keys, logs and run files in "
                    + settings.home().directory());
            settings.home().wipe();
            settings.home().open();
        }
        Plan template = preparation.read();
        List<Service> services = onlyServers ? List.of() : template.services();
        Optional<Path> daprd = onlyServers ? Optional.empty() : Optional.of(requireDaprd());
        Checks.require(settings, template, services);
        preparation.requireRedis();
        String daprToken = KeptSecrets.randomToken();
        Plan plan = preparation.write(template, daprToken);
        return start(plan, daprd, daprToken);
    }

    /** Cuts every pause before a restart short. */
    public void hurry() {
        Crew now = crew;
        if (now != null) {
            now.hurry();
        }
    }

    /** Stops everything in order and forgets the state. May be called more than once, and before anything was started. */
    public void stop() {
        Crew now = crew;
        Board shown = board;
        if (now == null || shown == null) {
            return;
        }
        shown.phase(State.Phase.STOPPING);
        now.stop();
        shown.close();
        try {
            Files.deleteIfExists(endpoints());
        } catch (IOException e) {
            view.say("Cannot delete " + endpoints() + " (" + e.getMessage() + ")");
        }
        stateFile.delete();
    }

    private String start(Plan plan, Optional<Path> daprd, String daprToken) {
        String url = onlyServers ? serversUrl(plan) : plan.frontUrl();
        Board fresh = new Board(InstantSource.system(), ProcessId.of(ProcessHandle.current()), url);
        fresh.listen(stateFile::write);
        fresh.listen(view::show);
        Crew hired = new Crew(fresh);
        board = fresh;
        crew = hired;
        Thread.ofVirtual().start(() -> tick(fresh));
        fresh.note("preparing PostgreSQL and Redis (some seconds the first time)");
        Optional<Postgres> postgres = hireServers(hired, plan);
        daprd.ifPresent(program -> hireServices(hired, plan, program, daprToken));
        fresh.note(null);
        hired.startAndAwait(List.of(Kind.POSTGRES, Kind.REDIS));
        fresh.note("making databases");
        provideDatabases(plan, postgres);
        fresh.note(null);
        hired.startAndAwait(List.of(Kind.SIDECAR, Kind.SERVICE));
        Endpoints endpoints = new Endpoints(endpoints(), plan);
        if (!onlyServers) {
            endpoints.write(fresh.state());
            fresh.listen(endpoints::write);
        }
        fresh.phase(State.Phase.RUNNING);
        return url;
    }

    /** Shows the passing of time while things start. */
    private void tick(Board shown) {
        try {
            while (shown.state().phase() == State.Phase.STARTING) {
                view.show(shown.state());
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Postgres> hireServers(Crew hired, Plan plan) {
        Path tools = settings.tools().resolve("servers");
        Optional<Postgres> postgres = settings.postgres().isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Postgres(settings.home(), tools, plan.postgresPort(), preparation.postgresPassword()));
        postgres.ifPresent(server -> hired.add(server.prepare(), null));
        if (settings.redis().isEmpty()) {
            hired.add(new Redis(settings.home(), tools, plan.redisPort()).prepare(), null);
        }
        return postgres;
    }

    private void hireServices(Crew hired, Plan plan, Path daprd, String daprToken) {
        String appToken = KeptSecrets.randomToken();
        Sidecar sidecars = new Sidecar(settings.home(), daprd, daprToken, appToken);
        ServiceProcess processes =
                new ServiceProcess(settings.home(), settings.postgres(), plan.postgresPort(), daprToken, appToken);
        for (Service service : plan.services()) {
            Supervised sidecar = service.sidecar()
                    .map(ports -> hired.add(sidecars.of(service, ports), null))
                    .orElse(null);
            hired.add(processes.of(service), sidecar);
        }
    }

    private void provideDatabases(Plan plan, Optional<Postgres> postgres) {
        for (Service service : plan.services()) {
            String database = ServiceProcess.database(service);
            postgres.ifPresent(server -> server.databases()
                    .provideOwned(database, service.environment().getOrDefault("DB_PASSWORD", "orderflow")));
            settings.postgres()
                    .ifPresent(server -> new Databases(server.host(), server.port(), server.user(), server.password())
                            .provide(database));
        }
    }

    private void clearLeftovers() {
        stateFile.read().ifPresent(left -> {
            int living = left.living().size();
            if (living > 0) {
                view.say("The last launcher was killed and left " + living + " processes; ending them first");
            }
            long begin = System.nanoTime();
            List<String> cleared = Leftovers.clear(left);
            if (!cleared.isEmpty()) {
                view.say("Ended " + String.join(", ", cleared) + " in "
                        + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
            }
            stateFile.delete();
        });
    }

    private Path requireDaprd() {
        return new DaprdBinary(settings, view::say)
                .find()
                .orElseThrow(
                        () -> new Refusal("There is no daprd yet. Run make build, which builds it once, or name one"
                                + " by DAPRD (1.18.3 or later)."));
    }

    private Path endpoints() {
        return settings.home().run().resolve("endpoints.json");
    }

    private String serversUrl(Plan plan) {
        return "postgresql://127.0.0.1:" + plan.postgresPort() + " redis://127.0.0.1:" + plan.redisPort();
    }
}
