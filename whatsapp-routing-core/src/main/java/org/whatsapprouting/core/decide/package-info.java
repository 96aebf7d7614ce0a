/**
 * The pure core: what a command does to the state, and why. No clock, random number, id generator, I/O, thread or logger;
 * time and fresh ids are arguments, so the same arguments give the same decision.
 */
@NullMarked
package org.whatsapprouting.core.decide;

import org.jspecify.annotations.NullMarked;
