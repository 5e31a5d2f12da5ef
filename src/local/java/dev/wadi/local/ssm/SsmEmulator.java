package dev.wadi.local.ssm;

import dev.wadi.local.emulator.EmulatedService;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.JsonProtocol;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Protocol;
import java.util.Map;

/** AWS Systems Manager Parameter Store. */
public final class SsmEmulator implements EmulatedService {

    private final Map<String, Operation> operations;

    public SsmEmulator(Emulation emulation) {
        operations = new ParameterOperations(emulation).operations();
    }

    @Override
    public Protocol protocol() {
        return new JsonProtocol("AmazonSSM");
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }
}
