package dev.wadi.pipelines.datasetprocessing.document;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** All documents of a table. */
public final class Documents {
    private Documents() {}

    /** @throws RefusedException if one of them cannot be written; then there is none */
    public static List<OutputDocument> of(
            DataTable table, DocumentForm form, LocalDate published, Optional<Scale> scale) throws RefusedException {
        return form.ranking().isPresent()
                ? new RankedDocuments(form, table, form.ranking().get()).make()
                : new PlaceDocuments(form, table, published, scale).make();
    }
}
