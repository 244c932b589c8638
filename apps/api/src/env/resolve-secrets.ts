import { resolve } from "node:path";
import { bilingual, type EnvProblem } from "./env-error.ts";
import type { RawSettings } from "./pick-settings.ts";
import { readSecretFile } from "./read-secret-file.ts";
import { inFile, type SecretName, secretNames } from "./setting-names.ts";

type Secrets = {
  /** What stands in the files that could be read. */
  readonly values: Partial<Record<SecretName, string>>;
  readonly problems: readonly EnvProblem[];
  /** The secrets that a file is to hold, whether it could be read or not, each with the name that says which file. */
  readonly files: ReadonlyMap<string, string>;
};

/** Reads the files that hold secrets. Of a secret that is given both ways neither wins: which one is meant is asked. */
export function resolveSecrets(raw: RawSettings, directory: string): Secrets {
  const values: Secrets["values"] = {};
  const problems: EnvProblem[] = [];
  const files = new Map<string, string>();
  for (const name of secretNames) {
    const setting = inFile(name);
    const path = raw[setting];
    if (path === undefined) continue;
    if (raw[name] !== undefined) {
      problems.push({ setting, problem: givenTwice(name) });
      continue;
    }
    files.set(name, setting);
    const secret = readSecretFile(resolve(directory, path));
    if (secret.kind === "refused") problems.push({ setting, problem: secret.problem });
    else values[name] = secret.value;
  }
  return { values, problems, files };
}

const givenTwice = (name: SecretName) =>
  bilingual(
    `is given beside ${name}: give one of the two`,
    `${name} と同時に指定されています。どちらか一方だけにしてください`,
  );
