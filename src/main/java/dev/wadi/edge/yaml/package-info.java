/** YAML files of an installation, read so that each problem is told with file, line and column. */
package dev.wadi.edge.yaml;
