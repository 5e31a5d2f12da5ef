package dev.wadi.local.emulator;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** What a service keeps, apart for each account: a world comes into being with the first call of its account. */
public final class AccountStates<T> {

    private final ConcurrentMap<Account, T> worlds = new ConcurrentHashMap<>();
    private final Function<Account, T> create;

    public AccountStates(Function<Account, T> create) {
        this.create = create;
    }

    public T of(Account account) {
        return worlds.computeIfAbsent(account, create);
    }
}
