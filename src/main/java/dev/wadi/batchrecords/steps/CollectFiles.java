package dev.wadi.batchrecords.steps;
