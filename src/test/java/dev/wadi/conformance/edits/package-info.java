/** The edit matrix: whatever a person does to a route file, no record is lost. It knows no pipeline by name. */
package dev.wadi.conformance.edits;
