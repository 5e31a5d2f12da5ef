package dev.wadi.local.secretsmanager;

import dev.wadi.local.emulator.EmulatedService;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.JsonProtocol;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Protocol;
import dev.wadi.local.emulator.AccountStates;
import java.util.HashMap;
import java.util.Map;

/** AWS Secrets Manager: secrets with versions and staging labels; nothing is encrypted. */
public final class SecretsManagerEmulator implements EmulatedService {

    private final Map<String, Operation> operations;

    public SecretsManagerEmulator(Emulation emulation) {
        AccountStates<Secrets> worlds = new AccountStates<>(account -> new Secrets(account, emulation.clock()));
        Map<String, Operation> all = new HashMap<>();
        all.putAll(new ValueOperations(worlds, emulation.clock()).operations());
        all.putAll(new SecretOperations(worlds, emulation.clock()).operations());
        operations = Map.copyOf(all);
    }

    @Override
    public Protocol protocol() {
        return new JsonProtocol("secretsmanager");
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }
}
