package dev.wadi.local.emulator;

/** One operation of an emulated service. Refuses a call by throwing {@link AwsException}. */
@FunctionalInterface
public interface Operation {

    ResponseWriter call(Account account, Input input);
}
