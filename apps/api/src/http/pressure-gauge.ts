import { calmBeats, databaseWaitMax, loopLateMax, pressureBeats } from "./limits.ts";

/** What one beat of `watch-pressure.ts` finds, in milliseconds. */
export type PressureReading = {
  /** By how much the event loop was late for it. */
  readonly loopLate: number;
  /** For how long whoever is first in line has waited for the database. */
  readonly databaseWait: number;
};

/**
 * Judges readings one after the other: is this more than can be served? It takes several heavy ones in a row to say so, so
 * that one long pause (a garbage collection, a laptop's lid) refuses nobody, and several light ones to take it back.
 */
export function pressureGauge(): (reading: PressureReading) => boolean {
  let isOverloaded = false;
  let against = 0;
  return ({ loopLate, databaseWait }) => {
    const isHeavy = loopLate >= loopLateMax || databaseWait >= databaseWaitMax;
    against = isHeavy === isOverloaded ? 0 : against + 1;
    if (against >= (isOverloaded ? calmBeats : pressureBeats)) {
      isOverloaded = !isOverloaded;
      against = 0;
    }
    return isOverloaded;
  };
}
