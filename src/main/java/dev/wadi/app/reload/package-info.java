/** An edited route file, loaded while the others run: all of it or nothing. */
package dev.wadi.app.reload;
