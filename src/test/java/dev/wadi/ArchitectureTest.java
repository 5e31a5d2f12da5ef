package dev.wadi;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Disposition;
import dev.wadi.delivery.GivesOutcomes;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.SourceRecord;
import io.micrometer.core.instrument.Tags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/** The design's dependencies: pipelines know the small reliability packages, these know nothing of pipelines. */
@AnalyzeClasses(packages = "dev.wadi", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String PIPELINES = "dev.wadi.pipelines..";

    /** What a pipeline may use, and what knows nothing of pipelines. */
    private static final String[] SHARED_ROOMS = {
        "dev.wadi.blocks..", "dev.wadi.delivery..", "dev.wadi.edge..", "dev.wadi.source..", "dev.wadi.settings.."
    };

    /** What the build packs into wadi-local.jar. */
    private static final String[] LIB_LOCAL = {"dev.wadi.local..", "dev.wadi.demo..", "dev.wadi.bench.."};

    @ArchTest
    static final ArchRule PIPELINES_KNOW_ONLY_THE_SHARED_ROOMS = noClasses()
            .that()
            .resideInAPackage(PIPELINES)
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.wadi..")
                    .and(not(resideInAPackage(PIPELINES)))
                    .and(not(resideInAnyPackage(SHARED_ROOMS))));

    @ArchTest
    static final ArchRule SHARED_ROOMS_KNOW_NO_PIPELINE_AND_NO_COMMAND = noClasses()
            .that()
            .resideInAnyPackage(SHARED_ROOMS)
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.wadi..").and(not(resideInAnyPackage(SHARED_ROOMS))));

    @ArchTest
    static final ArchRule THE_PRODUCT_STANDS_ALONE =
            noClasses().that(not(areBesideTheProduct())).should().dependOnClassesThat(areBesideTheProduct());

    /** The jars are cut along packages, so that wadi.jar has the classes of src/main and no others. */
    @ArchTest
    static final ArchRule THE_PRODUCT_IS_OUTSIDE_OF_THE_PACKAGES_OF_LIB_LOCAL =
            noClasses().that(not(areBesideTheProduct())).should().resideInAnyPackage(LIB_LOCAL);

    @ArchTest
    static final ArchRule ALL_ELSE_IS_IN_THE_PACKAGES_OF_LIB_LOCAL =
            classes().that(areBesideTheProduct()).should().resideInAnyPackage(LIB_LOCAL);

    @ArchTest
    static final ArchRule THE_LOCAL_CLOUD_KNOWS_NOTHING_OF_THE_PRODUCT = noClasses()
            .that()
            .resideInAPackage("dev.wadi.local..")
            .and()
            // how commands take it
            .resideOutsideOfPackage("dev.wadi.local.cli..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.wadi..").and(not(resideInAnyPackage("dev.wadi.local.."))))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("dev.wadi.local.cli..");

    @ArchTest
    static final ArchRule DECISIONS_ARE_PLAIN_JAVA = noClasses()
            .that()
            .resideInAPackage("dev.wadi.pipelines.*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.redisson..", "software.amazon..", "..steps..", "..store..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.wadi.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PIPELINES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("dev.wadi.pipelines.(*)..").should().notDependOnEachOther();

    /** Scenarios learn from it what a route can end with. */
    @ArchTest
    static final ArchRule A_STEP_SAYS_WHICH_OUTCOMES_IT_GIVES = noClasses()
            .that()
            .resideInAPackage(PIPELINES)
            .and()
            .areNotAnnotatedWith(GivesOutcomes.class)
            .should()
            .callMethod(BatchAccount.class, "done", SourceRecord.class, Outcome.class)
            .orShould()
            .callMethod(BatchAccount.class, "expect", SourceRecord.class, Outcome.class);

    @ArchTest
    static final ArchRule OUTCOMES_OF_PIPELINES_ARE_DECLARED_WITH_THEIR_KIND = noClasses()
            .that()
            .resideInAPackage(PIPELINES)
            .should()
            .callMethod(Outcome.class, "of", String.class, String[].class)
            .orShould()
            .callMethod(Outcome.class, "byRoute", String.class, String.class)
            .orShould()
            .callConstructor(Outcome.class, String.class, Disposition.class, Tags.class);

    @ArchTest
    static final ArchRule ONLY_COMMANDS_PRINT = noClasses()
            .that()
            .resideOutsideOfPackages("dev.wadi.cli..", "dev.wadi.bench..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule ONLY_THE_LAUNCH_ENDS_THE_PROCESS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.wadi.Wadi")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule DECISIONS_TAKE_TIME_FROM_A_CLOCK = noClasses()
            .that()
            .resideInAPackage(PIPELINES)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule NO_DATES_OF_THE_OLD_KIND = noClasses()
            .that()
            // the KCL takes no other
            .doNotHaveFullyQualifiedName("dev.wadi.source.kinesis.InitialPositionResolver")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.text.SimpleDateFormat");

    /** Its messages are those of a parser: "at [Source: ...", "through reference chain". */
    @ArchTest
    static final ArchRule NO_MESSAGE_IS_THAT_OF_JACKSON = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "asks Jackson for its message",
                    call -> call.getTargetOwner().isAssignableTo(JacksonException.class)
                            && call.getName().equals("getMessage")));

    @ArchTest
    static final ArchRule WHO_READS_JSON_CATCHES_WHAT_JACKSON_THROWS = methods()
            .that()
            .areDeclaredInClassesThat(not(areBesideTheProduct()))
            .should(catchFaultsOfJacksonReads());

    @ArchTest
    static final ArchRule NO_STATE_IS_STATIC =
            fields().that().areStatic().should().beFinal();

    private static ArchCondition<JavaMethod> catchFaultsOfJacksonReads() {
        return new ArchCondition<>("catch JsonProcessingException where they read by Jackson") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean reads = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isAssignableTo(ObjectCodec.class)
                                && Set.of("readTree", "readValue").contains(call.getName()));
                boolean caught = method.getTryCatchBlocks().stream()
                        .flatMap(block -> block.getCaughtThrowables().stream())
                        .anyMatch(type -> type.isAssignableTo(JacksonException.class));
                if (reads && !caught) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " does not"));
                }
            }
        };
    }

    /** By the folder that a class's source is in, whatever its package. */
    private static DescribedPredicate<JavaClass> areBesideTheProduct() {
        return DescribedPredicate.describe("are in src/local, src/demo or src/bench", type -> {
            String source = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
            return Stream.of("local", "demo", "bench")
                    .anyMatch(root -> Files.exists(Path.of("src", root, "java", source)));
        });
    }
}
