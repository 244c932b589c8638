import { z } from "zod";
import { StartUpError } from "./start-up-error.ts";

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(9556),
  DATA_DIR: z.string().min(1).default(".data"),
  TRIGGERS: z.string().min(1).nullable().default(null),
});

/** NODE_ENV as this process was started with: the emulator refuses to run in production, embedded or not. */
export const nodeEnv = (): string | undefined => process.env["NODE_ENV"];

/**
 * What the command line program reads: PORT (9556), DATA_DIR (.data) and TRIGGERS (a file that names functions; none by
 * default). Throws StartUpError naming a bad one.
 */
export function readSettings(): z.infer<typeof Settings> {
  const { PORT, DATA_DIR, TRIGGERS } = process.env;
  const settings = Settings.safeParse({
    PORT: PORT || undefined,
    DATA_DIR: DATA_DIR || undefined,
    TRIGGERS: TRIGGERS || undefined,
  });
  if (settings.success) return settings.data;
  const names = settings.error.issues.map(({ path }) => path.join("."));
  throw new StartUpError(
    "setting-invalid",
    `The setting ${names.join(" and ")} has a value that cannot be used.`,
  );
}
