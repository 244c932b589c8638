import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createEmulator, type Emulator, parseSeed } from "../index.ts";
import { SeedDocument } from "./seed-document.ts";

const packageFolder = join(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(join(packageFolder, name), "utf8");

/** The seed file that a README shows. */
function exampleIn(readme: string): string {
  const blocks = [...read(readme).matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block = ""]) => block);
  const [example, ...others] = blocks.filter((block) => block.includes("version: 1\n"));
  if (example === undefined || others.length > 0)
    throw new Error(`${readme} shows ${blocks.length} examples`);
  return example;
}

describe("The schema by which editors help with a seed file", () => {
  const schemaFile = "docs/seed.schema.json";
  let emulator: Emulator;
  let check: (document: unknown) => boolean;
  beforeAll(async () => {
    emulator = await createEmulator();
    check = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(read(schemaFile)) as object, // the file this test makes
    );
  });
  afterAll(() => emulator.close());

  it("is what seed files are read by", async () => {
    const schema = {
      title: "A seed of @sekisho/cognito-emulator",
      ...z.toJSONSchema(SeedDocument, { io: "input" }),
    };
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(join(packageFolder, schemaFile));
  });

  it.each(["README.md", "README.ja.md"])(
    "accepts the example of %s, and so does the pool",
    async (readme) => {
      const example = exampleIn(readme);
      expect(check(parse(example))).toBe(true);
      await emulator.control.importSeed(parseSeed(example, readme));
      const [pool] = emulator.control.exportSeed().pools;
      expect(pool).toMatchObject({ name: "products", users: [{ username: "hanako", groups: ["admin"] }] });
    },
  );

  it("accepts what a pool exports, and a JSON file that names the schema", async () => {
    await emulator.control.importSeed(parseSeed(exampleIn("README.md"), "README.md"));
    const named = { $schema: "./node_modules/@sekisho/cognito-emulator/docs/seed.schema.json" };
    const exported = { ...named, ...emulator.control.exportSeed() };
    expect(check(exported)).toBe(true);
    await emulator.control.importSeed(parseSeed(JSON.stringify(exported), "seed.json"));
  });

  it.each([
    ["a misspelt member", { pools: [{ name: "products", client: [] }] }],
    ["a setting AWS does not have", { pools: [{ name: "products", settings: { MfaConfig: "ON" } }] }],
    [
      "a value AWS does not have",
      { pools: [{ name: "products", settings: { MfaConfiguration: "SOMETIMES" } }] },
    ],
    ["a pool without a name", { pools: [{}] }],
  ])("marks %s", (_case, seed) => {
    expect(check({ version: 1, ...seed })).toBe(false);
  });
});
