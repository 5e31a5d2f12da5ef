package dev.wadi.delivery;

/**
 * A client that can be made anew while a source holds: connections, address, password. Bound in the registry. Without it a hold would need a person
 * wherever the old connections stay open to the wrong place.
 */
public interface Renewable {

    /**
     * Called from time to time while a source holds, from the thread that holds; must return within seconds and must not throw.
     *
     * @param fault what the source holds for
     */
    void renew(Throwable fault);
}
