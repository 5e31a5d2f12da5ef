/** What star-schema asks and tells S3 and the parameter store. */
package dev.wadi.pipelines.starschema.store;
