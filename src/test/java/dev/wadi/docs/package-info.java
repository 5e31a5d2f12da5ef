/** What the documents say about the code is held against the code. */
package dev.wadi.docs;
