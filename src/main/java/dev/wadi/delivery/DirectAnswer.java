package dev.wadi.delivery;

import java.io.IOException;

/**
 * A pipeline that also answers an event while its caller waits, beside its source. A route file defines it as a bean; who can call it is for the application to
 * decide. The caller has the refusal, so that no dead letter is written.
 */
public interface DirectAnswer {

    /** Its name. */
    String pipeline();

    /** How many calls it answers at the same time. Further ones are told to come again. */
    int atOnce();

    /**
     * All that the route would do for the event, but for what the route sends to others. By any thread.
     *
     * @return JSON
     * @throws RefusedException for a reason of the pipeline's specification; nothing was done
     * @throws IOException or an exception of a client, if a service is not there now: the caller may call again
     */
    String answer(byte[] event) throws RefusedException, IOException;
}
