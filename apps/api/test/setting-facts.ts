import { z } from "zod";
import { combinedRules, productionRules } from "../src/env/combined-rules.ts";
import {
  aliases,
  inFile,
  type SecretName,
  type SettingName,
  secretNames,
  settingNames,
} from "../src/env/setting-names.ts";
import { Settings } from "../src/env/settings.ts";

/** What is known of a setting without asking anybody: read off the schema and the rules, or found out by trying. */
export type SettingFacts = {
  readonly name: SettingName;
  /** As text, which is how an operator writes it; null: there is none. */
  readonly byDefault: string | null;
  readonly isRequired: boolean;
  /** Other names under which it is read. */
  readonly aliases: readonly string[];
  /** The name of the file that may hold it instead; null: it is no secret. */
  readonly file: string | null;
  /** The sentences with which other values are refused, in both languages each: everywhere, and in production. */
  readonly refusals: readonly string[];
  readonly productionRefusals: readonly string[];
};

/** Between them, wrong for every setting in every way that a sentence exists for. */
const wrongValues = ["\0", "http://pool.example.com", "/trpc"];

export function settingFacts(): SettingFacts[] {
  return settingNames.map(factsOf);
}

function factsOf(name: SettingName): SettingFacts {
  const schema: z.ZodType = Settings.shape[name];
  const secret = secretNames.find((candidate): candidate is SecretName => candidate === name);
  const problems = wrongValues.flatMap((value) => schema.safeParse(value).error?.issues ?? []);
  const own = problems.map(({ message }) => message);
  return {
    name,
    byDefault: schema instanceof z.ZodPrefault ? String(schema.def.defaultValue) : null,
    isRequired: !schema.safeParse(undefined).success,
    aliases: Object.entries(aliases)
      .filter(([, of]) => of === name)
      .map(([alias]) => alias),
    file: secret === undefined ? null : inFile(secret),
    refusals: [...new Set([...own, ...sentencesOf(name, combinedRules)])],
    productionRefusals: sentencesOf(name, productionRules),
  };
}

const sentencesOf = (name: SettingName, rules: typeof combinedRules) =>
  rules.filter(({ setting }) => setting === name).map(({ problem }) => problem);
