import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StackFacts } from "./stack-facts.ts";

/** Where scripts read what runs: it exists exactly as long as the stack does. */
function factsFileOf(dataDir: string): string {
  return join(dataDir, "stack.json");
}

/** Written beside and renamed, so that nobody ever reads half of it. */
export async function writeFacts(dataDir: string, facts: StackFacts): Promise<void> {
  const file = factsFileOf(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export async function removeFacts(dataDir: string): Promise<void> {
  await rm(factsFileOf(dataDir), { force: true });
}
