package dev.wadi.local.emulator;

import java.util.Map;

/** An AWS service that speaks the JSON 1.1 protocol, emulated in this process. Its server calls it from one thread only. */
public interface EmulatedService {

    /** What stands before the dot in {@code X-Amz-Target}, such as {@code Kinesis_20131202}. */
    String target();

    /** The operations it knows, by the name after the dot. */
    Map<String, Operation> operations();
}
