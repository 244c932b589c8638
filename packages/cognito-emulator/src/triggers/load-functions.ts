import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { StartUpError } from "../start-up-error.ts";
import type { AnyTriggerFunction } from "./trigger-function.ts";

/** Function name → module that exports `handler`, relative to the file itself. */
const FunctionFile = z.record(z.string().regex(/^[\w-]{1,64}$/), z.string().min(1));

/**
 * Loads the functions a JSON file names, `{ "copy-role": "./copy-role.mjs" }`: the same modules that deploy as Lambda
 * functions, exporting `handler`. They are part of this process from then on, and as trusted as it is.
 * Throws StartUpError naming the file or the function that cannot be used.
 */
export async function loadFunctions(path: string): Promise<Record<string, AnyTriggerFunction>> {
  const named = await readFunctionFile(path);
  const loaded = Object.entries(named).map(async ([name, file]) => {
    return [name, await loadHandler(name, resolve(dirname(path), file))] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}

async function readFunctionFile(path: string): Promise<z.infer<typeof FunctionFile>> {
  try {
    return FunctionFile.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    throw unusable(`The file ${path} does not name functions and the files they are in.`, cause);
  }
}

async function loadHandler(name: string, file: string): Promise<AnyTriggerFunction> {
  let loaded: { handler?: unknown };
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (cause) {
    throw unusable(`The function ${name} cannot be loaded from ${file}.`, cause);
  }
  if (typeof loaded.handler !== "function") throw unusable(`${file} exports no function named handler.`);
  // Which event it understands shows when it is called, here as on Lambda.
  return loaded.handler as AnyTriggerFunction;
}

const unusable = (message: string, cause?: unknown): StartUpError =>
  new StartUpError("trigger-unusable", message, { cause });
