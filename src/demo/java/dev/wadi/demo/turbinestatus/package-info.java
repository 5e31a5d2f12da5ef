/** turbine-status in the demo and in the experiments. */
package dev.wadi.demo.turbinestatus;
