package dev.wadi.local.emulator;

/** What a call is answered with, written member by member straight into the answer's body. */
@FunctionalInterface
public interface ResponseWriter {

    /** Writes the members of the answer's structure; none at all is an answer too. */
    void write(Output out);

    /** The answer of the operations that only do and say nothing. */
    static ResponseWriter nothing() {
        return out -> {};
    }
}
