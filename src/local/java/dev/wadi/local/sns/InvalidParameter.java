package dev.wadi.local.sns;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;

/** What SNS says of a parameter that it does not take, in its words. */
final class InvalidParameter {

    private static final int ARN_ELEMENTS = 6;

    private InvalidParameter() {}

    static AwsException of(String what) {
        return AwsException.refused("InvalidParameter", "Invalid parameter: " + what);
    }

    static AwsException of(String name, String reason) {
        return of(name + " Reason: " + reason);
    }

    static String required(Input input, String name) {
        return input.text(name).orElseThrow(() -> of(name, "no value for required parameter"));
    }

    static String requiredArn(Input input, String name) {
        return checkedArn(name, required(input, name));
    }

    static String checkedArn(String name, String arn) {
        int elements = arn.split(":", -1).length;
        if (elements < ARN_ELEMENTS || !arn.startsWith("arn:")) {
            throw of(name, "An ARN must have at least " + ARN_ELEMENTS + " elements, not " + elements);
        }
        return arn;
    }
}
