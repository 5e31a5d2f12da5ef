package dev.wadi.bench.starschema;

/** A row of {@link HandWrittenProgram}, filled again for the next line. */
final class SalesOrder {
    long record;
    int id;
    int createdDate;
    long createdTime;
    int updatedDate;
    long updatedTime;
    int staff;
    int counterparty;
    int units;
    long price;
    int currency;
    int design;
    int payment;
    int delivery;
    int location;
}
