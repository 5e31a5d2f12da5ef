package dev.wadi.local.ssm;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.RateLimit;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import dev.wadi.local.ssm.ParameterStore.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that read and delete parameters. */
final class ParameterOperations {

    private static final int MOST_RESULTS = 10;
    private static final int GETS_PER_SECOND = 40;

    private final Emulation emulation;
    private final AccountStates<ParameterStore> worlds = new AccountStates<>(ParameterStore::new);
    private final AccountStates<RateLimit> rates;

    ParameterOperations(Emulation emulation) {
        this.emulation = emulation;
        this.rates = new AccountStates<>(account -> emulation.rate(GETS_PER_SECOND));
    }

    Map<String, Operation> operations() {
        return Map.of(
                "PutParameter", new PutParameter(worlds, emulation),
                "GetParameter", this::getOne,
                "GetParameters", this::getMany,
                "GetParametersByPath", this::getByPath,
                "DeleteParameter", this::deleteOne,
                "DeleteParameters", this::deleteMany);
    }

    private ResponseWriter getOne(Account account, Input input) {
        new Constraints(input).required("Name").check();
        meter(account);
        boolean decrypt = input.flag("WithDecryption");
        Found found = worlds.of(account).find(input.requiredText("Name")).orElseThrow(ParameterOperations::notFound);
        return out -> out.structure("Parameter", parameter -> write(parameter, found, decrypt));
    }

    private ResponseWriter getMany(Account account, Input input) {
        List<String> names = names(input);
        meter(account);
        boolean decrypt = input.flag("WithDecryption");
        List<Found> found = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String name : names) {
            find(worlds.of(account), name).ifPresentOrElse(found::add, () -> invalid.add(name));
        }
        return out -> out.structures("Parameters", found, (element, each) -> write(element, each, decrypt))
                .texts("InvalidParameters", invalid);
    }

    /** Among many, a version that does not exist is an invalid name like any other. */
    private static Optional<Found> find(ParameterStore parameters, String name) {
        try {
            return parameters.find(name);
        } catch (AwsException e) {
            return Optional.empty();
        }
    }

    private ResponseWriter getByPath(Account account, Input input) {
        new Constraints(input)
                .required("Path")
                .range("MaxResults", 1, MOST_RESULTS)
                .check();
        meter(account);
        String path = input.requiredText("Path");
        if (!path.startsWith("/")) {
            throw AwsException.invalid("The parameter doesn't meet the parameter name requirements. The parameter name"
                    + " must begin with a forward slash \"/\". It can't be prefixed with \"aws\" or \"ssm\""
                    + " (case-insensitive). It must use only letters, numbers, or the following symbols: . (period),"
                    + " - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified,"
                    + " must use the forward slash symbol \"/\". Valid example: /get/parameters2-/by1./path0_.");
        }
        boolean decrypt = input.flag("WithDecryption");
        String after = input.text("NextToken").map(this::open).orElse("");
        List<Found> rest = worlds.of(account).below(path, input.flag("Recursive"), after);
        List<Found> page = rest.subList(0, Math.min(input.integer("MaxResults").orElse(MOST_RESULTS), rest.size()));
        return out -> {
            out.structures("Parameters", page, (element, found) -> write(element, found, decrypt));
            if (page.size() < rest.size()) {
                out.text(
                        "NextToken",
                        emulation.seal().close(page.get(page.size() - 1).name()));
            }
        };
    }

    private String open(String token) {
        return emulation
                .seal()
                .open(token)
                .orElseThrow(() -> AwsException.refused("InvalidNextToken", "The specified token isn't valid."));
    }

    private ResponseWriter deleteOne(Account account, Input input) {
        new Constraints(input).required("Name").check();
        if (!worlds.of(account).remove(input.requiredText("Name"))) {
            throw notFound();
        }
        return ResponseWriter.nothing();
    }

    private ResponseWriter deleteMany(Account account, Input input) {
        List<String> deleted = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String name : names(input)) {
            (worlds.of(account).remove(name) ? deleted : invalid).add(name);
        }
        return out -> out.texts("DeletedParameters", deleted).texts("InvalidParameters", invalid);
    }

    private static List<String> names(Input input) {
        List<String> names = input.texts("Names");
        new Constraints(input)
                .required("Names")
                .count("Names", names.size(), 1, MOST_RESULTS)
                .check();
        return names;
    }

    private void meter(Account account) {
        if (!rates.of(account).tryTake(1)) {
            throw AwsException.refused("ThrottlingException", "Rate exceeded");
        }
    }

    /** AWS sends no message with this one. */
    private static AwsException notFound() {
        return AwsException.refused("ParameterNotFound", "");
    }

    private static void write(Output out, Found found, boolean decrypt) {
        ParameterVersion version = found.version();
        boolean hidden = version.type() == ParameterType.SecureString && !decrypt;
        out.text("Name", found.name())
                .text("ARN", found.arn())
                .text("Type", version.type().name())
                .text("Value", hidden ? version.ciphertext() : version.value())
                .number("Version", version.version())
                .text("DataType", "text")
                .timestamp("LastModifiedDate", version.modified());
        if (!found.selector().isEmpty()) {
            out.text("Selector", found.selector());
        }
    }
}
