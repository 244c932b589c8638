import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { emptyFolder, envOf, requiredSettings } from "../../test/api.ts";
import { exampleSettings } from "../../test/example-settings.ts";
import { problemsOf } from "../../test/problems-of.ts";
import { settingFacts } from "../../test/setting-facts.ts";
import { settingsPage } from "../../test/settings-page.ts";
import { readEnv } from "../env.ts";
import { emptyMeansAbsent, settingNames } from "./setting-names.ts";
import { environments } from "./settings.ts";

// What is written about the settings is made of what reads them, and committed: a setting that changes shows up in a
// review as a changed line. To change it on purpose: vitest run src/env/settings-documents.test.ts -u

const api = fileURLToPath(new URL("../../", import.meta.url));
const docs = join(api, "../../docs");
const facts = settingFacts();

describe("what is written about the settings", () => {
  it.each([
    ["docs/settings.md", join(docs, "settings.md"), settingsPage(facts, "en")],
    ["docs/settings.ja.md", join(docs, "settings.ja.md"), settingsPage(facts, "ja")],
    ["apps/api/.env.example", join(api, ".env.example"), exampleSettings(facts)],
  ])("is what the API does, in %s", async (_name, path, text) => {
    await expect(text).toMatchFileSnapshot(path);
  });

  it("says of every setting what it must be, in both languages", () => {
    for (const { name, refusals, productionRefusals } of facts) {
      expect([name, refusals.length]).not.toEqual([name, 0]);
      for (const sentence of [...refusals, ...productionRefusals])
        expect(sentence).toMatch(/^[^ぁ-ん]+ \/ .*[ぁ-ん]/);
    }
  });

  it("is right about empty values: they say the same as none exactly where there is no default", () => {
    const withoutDefault = facts.filter(({ byDefault }) => byDefault === null).map(({ name }) => name);
    expect(withoutDefault).toEqual(settingNames.filter((name) => emptyMeansAbsent.has(name)));
  });
});

describe("the examples", () => {
  it("hold every setting with its default, and lack nothing but what is required", () => {
    const example = parseEnv(exampleSettings(facts));
    expect(Object.keys(example).toSorted()).toEqual(settingNames.toSorted());
    const required = facts.filter(({ isRequired }) => isRequired).map(({ name }) => name);
    expect(problemsOf(() => readEnv({ ...example }, emptyFolder()))).toEqual(required);
    expect(envOf({ ...example, ...requiredSettings })).toEqual(envOf({}));
  });

  it.each(environments)("can be copied for %s and start as they are", (environment) => {
    const folder = emptyFolder();
    for (const name of [".env", `.env.${environment}`])
      copyFileSync(join(api, `${name}.example`), join(folder, name));
    expect(readEnv({ ENVIRONMENT: environment }, folder).environment).toBe(environment);
  });
});
