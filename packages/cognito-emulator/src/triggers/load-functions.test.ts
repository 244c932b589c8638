import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadFunctions } from "./load-functions.ts";

describe("Functions named by a file", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cognito-triggers-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const name = async (functions: unknown) => {
    const path = join(folder, "triggers.json");
    await writeFile(path, typeof functions === "string" ? functions : JSON.stringify(functions));
    return path;
  };

  it("are loaded from modules and from CommonJS, relative to the file", async () => {
    await writeFile(join(folder, "module.mjs"), "export const handler = async (event) => event;");
    await writeFile(join(folder, "common.cjs"), "exports.handler = async (event) => event;");
    const functions = await loadFunctions(await name({ "copy-role": "./module.mjs", audit: "common.cjs" }));
    expect(Object.keys(functions)).toEqual(["copy-role", "audit"]);
    expect(Object.values(functions).every((run) => typeof run === "function")).toBe(true);
  });

  it.each([
    ["no JSON", "copy-role=module.mjs"],
    ["a name that can stand in no ARN", { "copy:role": "./module.mjs" }],
    ["a file that is not there", { "copy-role": "./gone.mjs" }],
    ["a module without a handler", { "copy-role": "./empty.mjs" }],
  ])("stop the start when there is %s", async (_what, functions) => {
    await writeFile(join(folder, "empty.mjs"), "export const other = 1;");
    await expect(loadFunctions(await name(functions))).rejects.toMatchObject({
      name: "StartUpError",
      fault: "trigger-unusable",
    });
  });
});
