/** The AWS clients, configured by the SDK's own standard only. */
package dev.wadi.edge.aws;
