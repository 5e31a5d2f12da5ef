package dev.wadi.local.ssm;

/** The types of a parameter, by AWS' names for them. */
enum ParameterType {
    String,
    StringList,
    SecureString
}
