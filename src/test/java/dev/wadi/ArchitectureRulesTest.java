package dev.wadi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.wadi.pipelines.turbinestatus.ForbiddenDecision;
import dev.wadi.testing.Offender;
import org.junit.jupiter.api.Test;

/** The rules see what they forbid: classes written to break them. */
class ArchitectureRulesTest {

    @Test
    void staticStatePrintingAndTheLocalCloudAreSeen() {
        assertBroken(ArchitectureTest.NO_STATE_IS_STATIC, Offender.class);
        assertBroken(ArchitectureTest.ONLY_COMMANDS_PRINT, Offender.class);
        assertBroken(ArchitectureTest.NO_DATES_OF_THE_OLD_KIND, Offender.class);
        assertBroken(ArchitectureTest.THE_PRODUCT_STANDS_ALONE, Offender.class);
    }

    @Test
    void aDecisionThatKnowsCamelOrTheTimeIsSeen() {
        assertBroken(ArchitectureTest.DECISIONS_ARE_PLAIN_JAVA, ForbiddenDecision.class);
        assertBroken(ArchitectureTest.DECISIONS_TAKE_TIME_FROM_A_CLOCK, ForbiddenDecision.class);
        assertBroken(ArchitectureTest.PIPELINES_KNOW_ONLY_THE_SHARED_ROOMS, ForbiddenDecision.class);
    }

    private static void assertBroken(ArchRule rule, Class<?> offender) {
        JavaClasses classes = new ClassFileImporter().importClasses(offender);
        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(offender.getName());
    }
}
