import { bilingual, type EnvProblem } from "./env-error.ts";
import {
  aliases,
  emptyMeansAbsent,
  inFile,
  type SecretName,
  type SettingName,
  secretNames,
  settingNames,
} from "./setting-names.ts";

type Form = SettingName | ReturnType<typeof inFile>;

/** The text of each setting that some source gives, or the file that is to hold it. */
export type RawSettings = Partial<Record<Form, string>>;

type Source = Readonly<Record<string, string | undefined>>;

const known: ReadonlySet<string> = new Set([
  ...settingNames,
  ...secretNames.map(inFile),
  ...Object.keys(aliases),
]);

/**
 * The settings among a source's variables. Names are case-insensitive: the exact name wins over other spellings,
 * and other spellings that contradict each other are a problem rather than a guess.
 */
export function pickSettings(source: Source): { settings: Map<string, string>; problems: EnvProblem[] } {
  const settings = new Map<string, string>();
  const contradicted = new Set<string>();
  for (const [spelling, value] of Object.entries(source)) {
    const name = spelling.toUpperCase();
    if (value === undefined || !known.has(name) || source[name] !== undefined) continue;
    if (settings.has(name) && settings.get(name) !== value) contradicted.add(name);
    settings.set(name, value);
  }
  for (const name of known) {
    const exact = source[name];
    if (exact !== undefined) settings.set(name, exact);
  }
  const problem = bilingual(
    "is written in several spellings with different values",
    "綴りの違う同じ名前に、異なる値が指定されています",
  );
  return { settings, problems: [...contradicted].map((setting) => ({ setting, problem })) };
}

/**
 * Lays sources over each other, the first winning, and resolves aliases and empty values. A secret and the file that
 * holds it are one setting: the first source that has either decides, and what a later one says of it does not count.
 */
export function mergeSettings(sources: readonly ReadonlyMap<string, string>[]): RawSettings {
  const merged: RawSettings = {};
  const take = (value: string | undefined, form: Form, name: SettingName) => {
    if (value === undefined || (value === "" && emptyMeansAbsent.has(name))) return;
    merged[form] ??= value;
  };
  for (const name of settingNames) {
    const forms = formsOf(name);
    const source = sources.find((candidate) => forms.some((form) => candidate.has(form)));
    for (const form of forms) take(source?.get(form), form, name);
  }
  for (const [alias, name] of Object.entries(aliases)) {
    take(sources.find((candidate) => candidate.has(alias))?.get(alias), name, name);
  }
  return merged;
}

const formsOf = (name: SettingName): Form[] => (isSecret(name) ? [name, inFile(name)] : [name]);

const isSecret = (name: SettingName): name is SecretName => secretNames.some((secret) => secret === name);
