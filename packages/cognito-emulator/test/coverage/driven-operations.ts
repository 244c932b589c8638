import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Which test files saw an operation succeed. Written by scripts/write-coverage.mjs after a whole run. */
const Driven = z.record(z.string(), z.array(z.string()).min(1));

export const drivenOperations = Driven.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, "driven-operations.golden.json"), "utf8")),
);
