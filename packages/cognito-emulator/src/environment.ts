import { z } from "zod";
import { StartUpError } from "./start-up-error.ts";

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(9556),
  DATA_DIR: z.string().min(1).default(".data"),
  HOST: z.string().min(1).default("127.0.0.1"),
  SEED: z.string().min(1).optional(),
});
export type Settings = z.infer<typeof Settings>;

/** NODE_ENV as this process was started with: the emulator refuses to run in production, embedded or not. */
export const nodeEnv = (): string | undefined => process.env["NODE_ENV"];

/**
 * What the command line program runs with: flags, else PORT and DATA_DIR, else 9556 and .data. HOST and SEED are flags
 * only: shells set a variable of the one name, and a seed belongs to one start. Throws StartUpError naming a bad one.
 */
export function readSettings(flags: Readonly<Partial<Record<keyof Settings, string>>> = {}): Settings {
  const { PORT, DATA_DIR } = { ...process.env, ...flags };
  const settings = Settings.safeParse({
    PORT: PORT || undefined,
    DATA_DIR: DATA_DIR || undefined,
    HOST: flags.HOST,
    SEED: flags.SEED,
  });
  if (settings.success) return settings.data;
  const names = settings.error.issues.map(({ path }) => path.join(".")).join(", ");
  throw new StartUpError(
    "setting-invalid",
    `The setting ${names} has a value that cannot be used. / 設定 ${names} の値は使えません。`,
  );
}
