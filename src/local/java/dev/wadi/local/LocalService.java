package dev.wadi.local;

import java.util.Map;

/** A running part of the local cloud. */
interface LocalService extends AutoCloseable {

    /** The environment variables that point a program at it. */
    Map<String, String> environment();

    /** Ends it: its ports are free and its threads and processes are gone when this returns. */
    @Override
    void close();
}
