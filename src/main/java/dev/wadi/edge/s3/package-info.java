/** Objects of S3 buckets: read, also compressed ones, listed, and put once or in place of what is there. */
package dev.wadi.edge.s3;
