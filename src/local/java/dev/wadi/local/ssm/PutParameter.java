package dev.wadi.local.ssm;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code PutParameter}: creates a parameter, or with {@code Overwrite} adds a version of the same type. */
final class PutParameter implements Operation {

    private static final String INTELLIGENT = "Intelligent-Tiering";
    private static final List<String> TYPES =
            Arrays.stream(ParameterType.values()).map(Enum::name).toList();
    private static final List<String> TIERS = List.of(Tier.Standard.name(), Tier.Advanced.name(), INTELLIGENT);

    private final AccountStates<ParameterStore> worlds;
    private final Emulation emulation;

    PutParameter(AccountStates<ParameterStore> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    @Override
    public ResponseWriter call(Account account, Input input) {
        new Constraints(input)
                .required("Name", "Value")
                .length("Name", 1, ParameterName.LONGEST)
                .length("Value", 1, Integer.MAX_VALUE)
                .oneOf("Type", TYPES)
                .oneOf("Tier", TIERS)
                .check();
        String name = input.requiredText("Name");
        String value = input.requiredText("Value");
        ParameterName.check(name);
        Tier tier = tier(input.text("Tier").orElse(Tier.Standard.name()), value);
        checkPattern(input.text("AllowedPattern"), value);
        ParameterStore parameters = worlds.of(account);
        Optional<ParameterVersion> existing = parameters.latest(name);
        if (existing.isPresent() && !input.flag("Overwrite")) {
            throw AwsException.refused(
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request"
                            + " to true.");
        }
        ParameterType type = type(input.text("Type").map(ParameterType::valueOf), existing);
        long number = existing.map(ParameterVersion::version).orElse(0L) + 1;
        String shown = type == ParameterType.SecureString ? emulation.seal().close(value) : value;
        parameters.add(
                name,
                new ParameterVersion(
                        number, type, tier, value, shown, emulation.clock().instant()));
        return out -> out.number("Version", number).text("Tier", tier.name());
    }

    private static ParameterType type(Optional<ParameterType> wanted, Optional<ParameterVersion> existing) {
        Optional<ParameterType> before = existing.map(ParameterVersion::type);
        if (before.isPresent() && wanted.isPresent() && !before.equals(wanted)) {
            throw AwsException.refused(
                    "HierarchyTypeMismatchException",
                    "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you can't"
                            + " change a parameter from a String type to a SecureString type. You must create a new,"
                            + " unique parameter.");
        }
        return wanted.or(() -> before)
                .orElseThrow(() -> AwsException.invalid("A parameter type is required when you create a parameter."));
    }

    private static Tier tier(String wanted, String value) {
        int size = value.getBytes(StandardCharsets.UTF_8).length;
        boolean large = size > Tier.Standard.largest();
        Tier tier = wanted.equals(INTELLIGENT) ? (large ? Tier.Advanced : Tier.Standard) : Tier.valueOf(wanted);
        if (size > tier.largest()) {
            throw AwsException.invalid(tier + " tier parameters support a maximum parameter value of " + tier.largest()
                    + " characters."
                    + (tier == Tier.Standard
                            ? " To create a larger parameter value, upgrade the parameter to use the"
                                    + " advanced-parameter tier."
                            : ""));
        }
        return tier;
    }

    private static void checkPattern(Optional<String> pattern, String value) {
        if (pattern.isPresent() && !value.matches(pattern.get())) {
            throw AwsException.refused(
                    "ParameterPatternMismatchException",
                    "Parameter value, cannot be validated against allowedPattern: " + pattern.get());
        }
    }
}
