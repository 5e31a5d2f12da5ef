/** Objects of S3 from YAML: read, listed, put. */
package dev.wadi.blocks.s3;
