import { readFile } from "node:fs/promises";
import { StartUpError } from "../start-up-error.ts";
import type { SeedSource } from "./check-seed.ts";

/** Reads a seed file, YAML or JSON (which is YAML too). Throws StartUpError, and SeedError naming lines. */
export async function readSeedFile(path: string): Promise<SeedSource> {
  const text = await readText(path);
  // YAML is loaded for who has it: it would be a tenth of every start.
  const { parseSeed } = await import("./parse-seed.ts");
  return parseSeed(text, path);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new StartUpError(
      "seed-invalid",
      `The seed file ${path} cannot be read. / シードファイル ${path} を読めません。`,
      { cause: error },
    );
  }
}
