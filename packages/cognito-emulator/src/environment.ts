import { z } from "zod";
import { StartUpError } from "./start-up-error.ts";

const defaultPort = 9556;
const defaultTlsPort = 9557;

const Port = z.coerce.number().int().min(0).max(65_535);

const Parsed = z.object({
  PORT: Port.default(defaultPort),
  TLS_PORT: z.union([z.literal("off").transform(() => null), Port]).optional(),
  ISSUER: z.enum(["aws", "local"]).default("aws"),
  DATA_DIR: z.string().min(1).default(".data"),
  HOST: z.string().min(1).default("127.0.0.1"),
  SEED: z.string().min(1).optional(),
  TRIGGERS: z.string().min(1).nullable().default(null),
});
/** Ports are numbers; `TLS_PORT` is null where there is to be none. */
export type Settings = z.infer<typeof Parsed> & { readonly TLS_PORT: number | null };
export type SettingName = keyof typeof Parsed.shape;

/** NODE_ENV as this process was started with: the emulator refuses to run in production, embedded or not. */
export const nodeEnv = (): string | undefined => process.env["NODE_ENV"];

/** The file of further authorities that Node was told to trust when this process was started, if any. */
export const extraAuthoritiesFile = (): string | undefined => process.env["NODE_EXTRA_CA_CERTS"];

/** Where the emulators of this process take their keys from unless told otherwise; null: they make them. */
export const keyFolderOfTests = (): string | null => process.env["COGNITO_EMULATOR_KEY_FOLDER"] || null;

/**
 * What the command line program runs with: flags, else PORT (9556), TLS_PORT (9557, or any free one beside a PORT of your
 * own; `off` for none), ISSUER (`aws`), DATA_DIR (.data) and TRIGGERS (a file that names functions; none by default). HOST
 * and SEED are flags only: shells set a variable of the one name, and a seed belongs to one start. Throws StartUpError
 * naming a bad one.
 */
export function readSettings(flags: Readonly<Partial<Record<SettingName, string>>> = {}): Settings {
  const { PORT, TLS_PORT, ISSUER, DATA_DIR, TRIGGERS } = { ...process.env, ...flags };
  const settings = Parsed.safeParse({
    PORT: PORT || undefined,
    TLS_PORT: TLS_PORT || undefined,
    ISSUER: ISSUER || undefined,
    DATA_DIR: DATA_DIR || undefined,
    HOST: flags.HOST,
    SEED: flags.SEED,
    TRIGGERS: TRIGGERS || undefined,
  });
  if (settings.success) {
    const { data } = settings;
    const usual = data.PORT === defaultPort ? defaultTlsPort : 0;
    return { ...data, TLS_PORT: data.TLS_PORT === undefined ? usual : data.TLS_PORT };
  }
  const names = settings.error.issues.map(({ path }) => path.join(".")).join(", ");
  throw new StartUpError(
    "setting-invalid",
    `The setting ${names} has a value that cannot be used. / 設定 ${names} の値は使えません。`,
  );
}
