import { bilingual, type EnvProblem } from "./env-error.ts";
import { aliases, emptyMeansAbsent, type SettingName, settingNames } from "./setting-names.ts";

/** The text of each setting that some source gives. */
export type RawSettings = Partial<Record<SettingName, string>>;

type Source = Readonly<Record<string, string | undefined>>;

const known: ReadonlySet<string> = new Set([...settingNames, ...Object.keys(aliases)]);

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

/** Lays sources over each other, the first winning, and resolves aliases and empty values. */
export function mergeSettings(sources: readonly ReadonlyMap<string, string>[]): RawSettings {
  const merged: RawSettings = {};
  const take = (from: string, to: SettingName) => {
    const value = sources.map((source) => source.get(from)).find((found) => found !== undefined);
    if (value === undefined || (value === "" && emptyMeansAbsent.has(to))) return;
    merged[to] ??= value;
  };
  for (const name of settingNames) take(name, name);
  for (const [alias, name] of Object.entries(aliases)) take(alias, name);
  return merged;
}
