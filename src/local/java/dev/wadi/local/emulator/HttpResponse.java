package dev.wadi.local.emulator;

/** @param errorType the error's code, empty where the call went well */
@SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
record HttpResponse(int status, String contentType, String errorType, byte[] body) {}
