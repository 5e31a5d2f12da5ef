package dev.wadi.pipelines.turbinestatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorsFileTest {
    private static final VendorsFile.Names NAMES = new VendorsFile.Names("wind.vendors", "wind.vendors-file");

    private static final String GOOD = """
            vestas:
              signals: {VMP: "{{VMP_SIGNAL}}", TAC: "{{TAC_SIGNAL}}"}
              codeType: integer
              combine: highest
            siemens:
              signals:
                STATE: OPERATING_STATE
                ALARM: " ACTIVE_ALARM "
              codeType: string
              combine: first-known
            """;

    @TempDir
    private Path folder;

    @Test
    void readsTheEnabledVendorsInTheirOrder() throws IOException {
        List<Vendor> vendors = load(GOOD, " siemens , vestas,");
        assertThat(vendors).extracting(Vendor::name).containsExactly("siemens", "vestas");
        Vendor siemens = vendors.get(0);
        assertThat(siemens.kinds()).containsExactly("STATE", "ALARM");
        assertThat(siemens.kindOfSignal()).containsEntry("ACTIVE_ALARM", "ALARM");
        assertThat(siemens.codeType()).isEqualTo(CodeType.STRING);
        assertThat(siemens.combination()).isEqualTo(Vendor.Combination.FIRST_KNOWN);
        Vendor vestas = vendors.get(1);
        assertThat(vestas.kindOfSignal())
                .containsEntry("VMP_SIGNAL value", "VMP")
                .containsEntry("TAC_SIGNAL value", "TAC");
    }

    @Test
    void vendorsThatAreNotEnabledMayLackTheirSettings() throws IOException {
        String file = GOOD + "half:\n  codeType: integer\n";
        assertThat(load(file, "siemens")).hasSize(1);
        assertThat(problem(file, "half")).hasMessageContaining("vendor half needs signals");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; wind.vendors; names no vendor",
                "' , '; wind.vendors; names no vendor",
                "nordex; wind.vendors; names the vendor 'nordex'",
                "Vestas; wind.vendors; It has: vestas, siemens",
            })
    void whatVendorsNamesMustBeThere(String enabled, String setting, String message) throws IOException {
        SettingException problem = problem(GOOD, enabled);
        assertThat(problem.setting()).isEqualTo(setting);
        assertThat(problem).hasMessageContaining(message);
        assertThat(problem.example()).startsWith("wind.vendors=vestas");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "signals: {}; needs signals",
                "codeType: null; needs codeType (integer, string) and combine",
                "combine: null; needs codeType (integer, string) and combine",
                "signals: {1VMP: X}; the kind '1VMP'",
                "signals: {STATUS: X}; its field status_code is that of the turbine",
                "signals: {updated: X}; its field updated_ts is that of the turbine",
                "'signals: {GRID: X, GRID_STATUS: Y}'; its field grid_status_code is that of kind GRID",
                "'signals: {VMP: X, vmp: Y}'; its field vmp_code is that of kind VMP",
                "'signals: {V-1: X}'; the kind 'V-1'",
                "'signals: {VMP: \"\"}'; no signal name for VMP",
                "signals: {VMP: null}; no signal name for VMP",
                "'signals: {VMP: X, TAC: X}'; the signal 'X' for both VMP and TAC",
            })
    void anEnabledVendorMustBeComplete(String line, String message) throws IOException {
        String name = line.substring(0, line.indexOf(':'));
        StringBuilder file = new StringBuilder("vestas:\n");
        for (String other : new String[] {"signals: {VMP: X}", "codeType: integer", "combine: highest"}) {
            file.append("  ").append(other.startsWith(name) ? line : other).append('\n');
        }
        SettingException problem = problem(file.toString(), "vestas");
        assertThat(problem.setting()).isEqualTo("wind.vendors-file");
        assertThat(problem).hasMessageContaining("vendors.yaml: vendor vestas").hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "codeType: decimal; 3",
                // an unknown member is told where the parser stands after it
                "colour: blue; 4",
                "signals: []; 3",
                "'signals: {VMP: [}'; 3",
            })
    void aWrongFileIsToldWithLineAndColumn(String line, int at) throws IOException {
        SettingException problem = problem("vestas:\n  combine: highest\n  " + line + "\n", "vestas");
        assertThat(problem.setting()).isEqualTo("wind.vendors-file");
        assertThat(problem.getMessage()).containsPattern("vendors\\.yaml:" + at + ":\\d+: ");
    }

    @Test
    void whatIsPossibleIsSaidInTheWordsOfTheFile() throws IOException {
        assertThat(problem("vestas:\n  colour: blue\n", "vestas"))
                .hasMessageContaining("unknown key 'colour'; a vendor has signals, codeType and combine");
        assertThat(problem("vestas:\n  codeType: decimal\n", "vestas"))
                .hasMessageContaining("'decimal' is not possible here; codeType is integer or string");
    }

    @ParameterizedTest
    @CsvSource({"''", "'# only a comment'", "null", "'vestas:'"})
    void anEmptyFileOrEntryIsToldToo(String content) throws IOException {
        assertThat(problem(content, "vestas")).hasMessageContaining("vendors.yaml");
    }

    @Test
    void aMissingFileIsNamed() {
        SettingException problem = catchThrowableOfType(
                SettingException.class,
                () -> new VendorsFile(folder.resolve("gone.yaml"), NAMES, text -> text).load("vestas"));
        assertThat(problem.setting()).isEqualTo("wind.vendors-file");
        assertThat(problem).hasMessageContaining("gone.yaml");
    }

    private SettingException problem(String content, String enabled) throws IOException {
        Path file = write(content);
        return catchThrowableOfType(
                SettingException.class, () -> new VendorsFile(file, NAMES, text -> text).load(enabled));
    }

    private List<Vendor> load(String content, String enabled) throws IOException {
        return new VendorsFile(write(content), NAMES, text -> text.replaceAll("\\{\\{(.*)}}", "$1 value"))
                .load(enabled);
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("vendors.yaml"), content);
    }
}
