import { bilingual, type EnvProblem } from "./env-error.ts";
import { isHttpsOrLoopback } from "./setting-kinds.ts";
import type { SettingName } from "./setting-names.ts";
import type { Settings } from "./settings.ts";

/** A problem of this setting, and when it is there. `files` are the secrets that a file is to hold, read or not. */
type Rule = EnvProblem & {
  readonly setting: SettingName;
  readonly isBroken: (settings: Settings, files: ReadonlyMap<string, string>) => boolean;
};

/** What no setting can be wrong about alone. */
export const combinedRules: readonly Rule[] = [
  {
    setting: "COGNITO_USER_POOL_ID",
    problem: bilingual(
      "must begin with COGNITO_REGION",
      "COGNITO_REGION と同じリージョンで始まる必要があります",
    ),
    isBroken: (settings) => !settings.COGNITO_USER_POOL_ID.startsWith(`${settings.COGNITO_REGION}_`),
  },
  {
    setting: "WORKERS",
    problem: bilingual(
      "must be 1 with the embedded database, which belongs to one process: set DATABASE_URL for more",
      "組み込みデータベースは 1 プロセス専用のため 1 にしてください。増やすには DATABASE_URL を指定してください",
    ),
    // A file that could not be read is a problem of its own, and no sign of the embedded database.
    isBroken: (settings, files) =>
      settings.WORKERS > 1 && settings.DATABASE_URL === undefined && !files.has("DATABASE_URL"),
  },
  {
    setting: "ALLOWED_ORIGINS",
    problem: bilingual(
      "must list exact origins where ACCESS_TOKEN_COOKIE is set: * would let every site act for its visitors",
      "ACCESS_TOKEN_COOKIE を使うときは * を指定できません。オリジンを列挙してください",
    ),
    isBroken: (settings) =>
      settings.ACCESS_TOKEN_COOKIE !== undefined && settings.ALLOWED_ORIGINS.includes("*"),
  },
];

/** What production refuses to start with. ENVIRONMENT alone decides, whatever NODE_ENV says. */
export const productionRules: readonly Rule[] = [
  {
    setting: "DEBUG",
    problem: bilingual("must be false in production", "本番環境では false にしてください"),
    isBroken: (settings) => settings.DEBUG,
  },
  {
    setting: "ALLOWED_ORIGINS",
    problem: bilingual("must not hold * in production", "本番環境では * を指定できません"),
    isBroken: (settings) => settings.ALLOWED_ORIGINS.includes("*"),
  },
  {
    setting: "ACCESS_TOKEN_COOKIE",
    problem: bilingual(
      "must begin with __Host- in production, which binds it to this host and to https",
      "本番環境では __Host- で始めてください（このホストと https に限定されます）",
    ),
    isBroken: (settings) => settings.ACCESS_TOKEN_COOKIE?.startsWith("__Host-") === false,
  },
  {
    setting: "ALLOWED_ORIGINS",
    problem: bilingual(
      "must be https in production unless the host is loopback",
      "本番環境では、ループバック以外は https のオリジンにしてください",
    ),
    isBroken: (settings) =>
      settings.ALLOWED_ORIGINS.some((origin) => origin !== "*" && !isHttpsOrLoopback(origin)),
  },
];

/** The rules that these settings break. */
export function combinedProblems(settings: Settings, files: ReadonlyMap<string, string>): EnvProblem[] {
  const rules =
    settings.ENVIRONMENT === "production" ? [...combinedRules, ...productionRules] : combinedRules;
  return rules
    .filter(({ isBroken }) => isBroken(settings, files))
    .map(({ setting, problem }) => ({ setting, problem }));
}
