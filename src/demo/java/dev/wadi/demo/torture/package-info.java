/** {@code wadi torture}: a pipeline in processes that are killed, and the same records in one that is not. */
package dev.wadi.demo.torture;
