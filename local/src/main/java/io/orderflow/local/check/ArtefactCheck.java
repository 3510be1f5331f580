package io.orderflow.local.check;

import io.orderflow.local.Refusal;
import io.orderflow.local.plan.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every service must have been built. */
public final class ArtefactCheck {
    private ArtefactCheck() {}

    /** @throws Refusal that names what is missing */
    public static void require(List<Service> services) {
        List<String> missing = services.stream()
                .filter(service -> !built(service))
                .map(Service::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal("Not built yet: " + String.join(", ", missing) + ". Run make build, then start again.");
        }
    }

    private static boolean built(Service service) {
        List<String> command = service.command();
        int jar = command.indexOf("-jar") + 1;
        Path program = Path.of(jar > 0 && jar < command.size() ? command.get(jar) : ".");
        return Files.exists(service.directory().resolve(program));
    }
}
