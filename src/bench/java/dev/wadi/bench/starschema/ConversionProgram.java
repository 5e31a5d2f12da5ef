package dev.wadi.bench.starschema;

import dev.wadi.pipelines.starschema.ConvertedObject;
import dev.wadi.pipelines.starschema.ObjectConversion;
import dev.wadi.pipelines.starschema.calendar.CalendarRange;
import dev.wadi.pipelines.starschema.mapping.Mapping;
import dev.wadi.pipelines.starschema.object.ConversionOptions;
import dev.wadi.pipelines.starschema.object.InputForm;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectWarnings;
import dev.wadi.pipelines.starschema.table.WarehouseState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The conversion of star-schema, once, as a program. */
public final class ConversionProgram {
    private ConversionProgram() {}

    /** @param args the object; a folder for the files; the mapping */
    public static void main(String[] args) throws Exception {
        CalendarRange calendar = new CalendarRange(LocalDate.of(2020, 1, 1), LocalDate.of(2030, 12, 31));
        ObjectConversion conversion = new ObjectConversion(
                Mapping.load(Path.of(args[2])),
                new ConversionOptions(InputForm.JSON_LINES, ZoneOffset.UTC, Optional.of(calendar), 1));
        ConvertedObject converted = conversion.convert(
                InputObject.of(SalesOrderFile.KEY).orElseThrow(),
                Path.of(args[0]),
                Path.of(args[1]),
                new WarehouseState(),
                Optional.empty(),
                new ObjectWarnings());
        ProgramReport.print(converted.counts().written().values().iterator().next());
    }
}
