import { parseArgs } from "node:util";
import { z } from "zod";
import { StartUpError } from "./start-up-error.ts";

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(9556),
  DATA_DIR: z.string().min(1).default(".data"),
});

/** NODE_ENV as this process was started with: the emulator refuses to run in production, embedded or not. */
export const nodeEnv = (): string | undefined => process.env["NODE_ENV"];

/** What the command line program reads: PORT (9556) and DATA_DIR (.data). Throws StartUpError naming a bad one. */
export function readSettings(): z.infer<typeof Settings> {
  const { PORT, DATA_DIR } = process.env;
  const settings = Settings.safeParse({ PORT: PORT || undefined, DATA_DIR: DATA_DIR || undefined });
  if (settings.success) return settings.data;
  const names = settings.error.issues.map(({ path }) => path.join("."));
  throw new StartUpError(
    "setting-invalid",
    `The setting ${names.join(" and ")} has a value that cannot be used.`,
  );
}

/** The command line's one option, `--seed FILE`; null without it. Throws StartUpError for anything else. */
export function readSeedOption(args: readonly string[] = process.argv.slice(2)): string | null {
  try {
    return parseArgs({ args: [...args], options: { seed: { type: "string" } } }).values.seed ?? null;
  } catch (error) {
    throw new StartUpError(
      "setting-invalid",
      "Usage: cognito-emulator [--seed FILE]  / 使い方: cognito-emulator [--seed ファイル]",
      { cause: error },
    );
  }
}
