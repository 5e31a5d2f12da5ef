package dev.wadi.pipelines.snapshotstatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.delivery.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec section 3, cell by cell. */
class CollectionStateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Exporting         | STAY | STAY            | STAY
            Exported          | STAY | RECEIVE         | STAY
            Sent              | STAY | RECEIVE         | SUCCEED
            Received          | STAY | RESUME_RECEIVED | SUCCEED
            Success           | STAY | STAY            | RESUME_SUCCESS
            Export_Failed     | STAY | STAY            | STAY
            Table_Unavailable | STAY | STAY            | STAY
            Blocked_Topic     | STAY | STAY            | STAY
            sent              | STAY | STAY            | STAY
            ''                | STAY | STAY            | STAY
            """)
    void everyCellOfTheTable(
            String status, CollectionStep filesMissing, CollectionStep filesComplete, CollectionStep successFile)
            throws RefusedException {
        assertThat(state(status, "2", "3").onFile(0)).isEqualTo(filesMissing);
        assertThat(state(status, "3", "3").onFile(0)).isEqualTo(filesComplete);
        assertThat(state(status, "4", "3").onFile(0)).as("more than exported").isEqualTo(filesComplete);
        assertThat(state(status, "2", "3").onSuccessFile()).isEqualTo(successFile);
        assertThat(state(status, null, null).onSuccessFile())
                .as("looks at no counts")
                .isEqualTo(successFile);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            10 | 9        | RECEIVE
            9  | 10       | STAY
            2  | ' 2 '    | RECEIVE
            2  | 2.0      | RECEIVE
            2  | 2.5      | STAY
            -  | 0        | RECEIVE
            -  | 1        | STAY
            1  | 1E+125   | STAY
            """)
    void countsAreComparedAsNumbers(String received, String exported, CollectionStep step) throws RefusedException {
        assertThat(state("Sent", received, exported).onFile(0)).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            - | FilesExported is missing
            x | FilesExported is not a number
            ''| FilesExported is not a number
            """)
    void withoutTheNumberOfExportedFilesNothingIsDecided(String exported, String detail) {
        RefusedException rejected = catchThrowableOfType(
                RefusedException.class, () -> state("Exporting", "1", exported).onFile(0));
        assertThat(rejected).hasMessage(detail);
        assertThat(rejected.reason()).isEqualTo(ReportReason.corrupt_state);
    }

    @Test
    void aStepSaysWhatBecomesOfTheCollectionAndWhatIsAskedOfTheRun() {
        assertThat(CollectionStep.RECEIVE.newStatus()).contains("Received");
        assertThat(CollectionStep.SUCCEED.newStatus()).contains("Success");
        assertThat(CollectionStep.STAY.milestone()).isEmpty();
        assertThat(CollectionStep.RESUME_RECEIVED.newStatus()).isEmpty();
        assertThat(CollectionStep.RESUME_RECEIVED.isAnnounced()).isTrue();
        assertThat(CollectionStep.SUCCEED.isAnnounced()).isFalse();
        assertThat(CollectionStep.RESUME_SUCCESS.milestone()).contains(RunMilestone.ALL_SUCCESSFUL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Received | true  | false
            Success  | true  | true
            Sent     | false | false
            -        | false | false
            ''       | false | false
            """)
    void aRunIsAsFarAsItsLastCollection(String status, boolean received, boolean successful) {
        assertThat(RunMilestone.ALL_RECEIVED.isMetBy(String.valueOf(status))).isEqualTo(received);
        assertThat(RunMilestone.ALL_SUCCESSFUL.isMetBy(String.valueOf(status))).isEqualTo(successful);
    }

    private static CollectionState state(String status, String received, String exported) {
        return new CollectionState(status, received, exported, null);
    }
}
