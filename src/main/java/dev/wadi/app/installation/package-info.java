/** What stands in the folder of an installation, and how places in its files are told. */
package dev.wadi.app.installation;
