/** The local cloud as the commands of Wadi take it: the one package of it that knows anything of the product. */
package dev.wadi.local.cli;
