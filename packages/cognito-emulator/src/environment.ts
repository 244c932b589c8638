import { z } from "zod";
import { StartUpError } from "./start-up-error.ts";

const Settings = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(9556),
  data: z.string().min(1).default(".data"),
  host: z.string().min(1).default("127.0.0.1"),
});
export type Settings = z.infer<typeof Settings>;

/** What flags say; undefined where there is none. */
export type GivenSettings = { readonly [Name in keyof Settings]?: string | undefined };

/** What somebody would have to look for who gave a bad value. */
const names: Readonly<Record<string, string>> = {
  port: "PORT (--port)",
  data: "DATA_DIR (--data)",
  host: "--host",
};

/** NODE_ENV as this process was started with: the emulator refuses to run in production, embedded or not. */
export const nodeEnv = (): string | undefined => process.env["NODE_ENV"];

/**
 * What the command line program runs with: flags, else PORT and DATA_DIR, else 9556 and .data.
 * Throws StartUpError naming a bad one.
 */
export function readSettings({ port, data, host }: GivenSettings): Settings {
  const { PORT, DATA_DIR } = process.env;
  const settings = Settings.safeParse({
    port: port ?? (PORT || undefined),
    data: data ?? (DATA_DIR || undefined),
    host,
  });
  if (settings.success) return settings.data;
  const bad = settings.error.issues.map(({ path }) => names[path.join()] ?? path.join()).join(", ");
  throw new StartUpError(
    "setting-invalid",
    `${bad} has a value that cannot be used. / ${bad} の値は使えません。`,
  );
}
