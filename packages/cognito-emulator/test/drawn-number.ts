import { createHash } from "node:crypto";

/** Numbers from 0 up to a limit, the same for the same seed: what fails with them can be repeated. */
export function drawFrom(seed: number): (below: number) => number {
  let drawn = 0;
  return (below) => {
    drawn += 1;
    return createHash("sha256").update(`${seed}:${drawn}`).digest().readUInt32BE() % below;
  };
}
