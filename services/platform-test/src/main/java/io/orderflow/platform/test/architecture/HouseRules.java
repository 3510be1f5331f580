package io.orderflow.platform.test.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/**
 * The rooms of a service and the arrows between them (architecture.md §1), for the base package {@code io.orderflow.<service>}.
 * A rule whose rooms are empty passes; a service without any class fails.
 */
public final class HouseRules {

    private final String base;
    private final JavaClasses classes;

    private HouseRules(String base) {
        this.base = base;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(base);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes under " + base);
        }
    }

    public static HouseRules of(String base) {
        return new HouseRules(base);
    }

    /** Name of each rule and its check, for a {@code @TestFactory}. */
    public Map<String, Runnable> checks() {
        var checks = new LinkedHashMap<String, Runnable>();
        rules().forEach((name, rule) ->
                checks.put(name, () -> rule.allowEmptyShould(true).check(classes)));
        return checks;
    }

    private Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put(
                "domain is pure Java",
                noClasses()
                        .that()
                        .resideInAPackage(in("domain"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.quarkus..",
                                "io.smallrye..",
                                "io.vertx..",
                                "jakarta..",
                                "io.dapr..",
                                "io.grpc..",
                                "com.google.protobuf..",
                                "org.eclipse.microprofile.."));
        rules.put(
                "domain knows no other room",
                noClasses()
                        .that()
                        .resideInAPackage(in("domain"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                in("api"),
                                in("usecase"),
                                in("events"),
                                in("jobs"),
                                in("persistence"),
                                in("clients"),
                                in("config")));
        rules.put(
                "only use cases open transactions",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("api"), in("events"), in("jobs"), in("persistence"), in("clients"))
                        .should()
                        .callMethodWhere(new OpensTransaction()));
        rules.put(
                "only use cases and events reach persistence",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("api"), in("jobs"), in("clients"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(in("persistence")));
        rules.put(
                "use cases do not know the api",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("usecase"), in("persistence"), in("clients"), in("events"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(in("api")));
        rules.put(
                "nobody but the platform knows Dapr",
                noClasses().should().dependOnClassesThat().resideInAPackage("io.dapr.."));
        rules.put("no service knows another", classes().should(new KnowsOnlyItself(base)));
        rules.put("every package is null-marked", classes().should(new LiesInMarkedPackage(NullMarked.class)));
        return rules;
    }

    private String in(String room) {
        return base + "." + room + "..";
    }
}
