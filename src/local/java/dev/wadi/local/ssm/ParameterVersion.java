package dev.wadi.local.ssm;

import java.time.Instant;

/**
 * One version of a parameter.
 *
 * @param ciphertext what a reader sees who does not ask for decryption; the value itself unless it is secure
 */
record ParameterVersion(
        long version, ParameterType type, Tier tier, String value, String ciphertext, Instant modified) {}
