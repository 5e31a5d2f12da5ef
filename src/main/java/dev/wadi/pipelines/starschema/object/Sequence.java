package dev.wadi.pipelines.starschema.object;

/**
 * The ids of a table's objects (spec section 6).
 *
 * @param last the highest that was processed; 0 before the first
 */
public record Sequence(long last) {

    /** Whether this object was processed before, if what that leaves behind is there. */
    public boolean isDuplicate(long id, boolean done) {
        return id <= last && done;
    }

    /** Tells what is missing or late. */
    public void warn(long id, ObjectWarnings warnings) {
        if (id > last + 1) {
            warnings.idGap(last + 1, id);
        } else if (id <= last) {
            warnings.idOutOfOrder(last + 1, id);
        }
    }

    /** What is stored behind the object. */
    public Sequence after(long id) {
        return new Sequence(Math.max(last, id));
    }
}
