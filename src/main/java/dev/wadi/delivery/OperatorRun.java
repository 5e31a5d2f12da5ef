package dev.wadi.delivery;

import java.util.List;

/**
 * Work on a pipeline's data that an operator asks for by a command, beside its source. A route file defines it as a bean.
 *
 * @see DirectAnswer what a caller asks for
 */
public interface OperatorRun {

    /** The pipeline's name. */
    String pipeline();

    /** The command, such as {@code reconcile}. */
    String command();

    /** What the command needs behind the pipeline's name, such as {@code TABLE FROM TO}. */
    String parameters();

    /**
     * Does it, in the calling thread.
     *
     * @return what was done, for the operator
     * @throws IllegalArgumentException for wrong arguments; nothing was done
     * @throws Exception where it could not be done, with a message for the operator
     */
    String run(List<String> arguments) throws Exception;
}
