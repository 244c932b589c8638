import { bilingual, type EnvProblem } from "./env-error.ts";
import { isHttpsOrLoopback } from "./setting-kinds.ts";
import type { Settings } from "./settings.ts";

/** What no setting can be wrong about alone. */
export function combinedProblems(settings: Settings): EnvProblem[] {
  const problems: EnvProblem[] = [];
  const refuseIf = (wrong: boolean, setting: keyof Settings, problem: string) => {
    if (wrong) problems.push({ setting, problem });
  };
  refuseIf(
    !settings.COGNITO_USER_POOL_ID.startsWith(`${settings.COGNITO_REGION}_`),
    "COGNITO_USER_POOL_ID",
    bilingual("must begin with COGNITO_REGION", "COGNITO_REGION と同じリージョンで始まる必要があります"),
  );
  refuseIf(
    settings.WORKERS > 1 && settings.DATABASE_URL === undefined,
    "WORKERS",
    bilingual(
      "must be 1 with the embedded database, which belongs to one process: set DATABASE_URL for more",
      "組み込みデータベースは 1 プロセス専用のため 1 にしてください。増やすには DATABASE_URL を指定してください",
    ),
  );
  refuseIf(
    settings.WORKERS > 1 && settings.LOG_FILE !== undefined,
    "LOG_FILE",
    bilingual(
      "must have one writer: use it with WORKERS=1",
      "書き込むのは 1 プロセスだけです。WORKERS=1 で使ってください",
    ),
  );
  refuseIf(
    settings.ACCESS_TOKEN_COOKIE !== undefined && settings.ALLOWED_ORIGINS.includes("*"),
    "ALLOWED_ORIGINS",
    bilingual(
      "must list exact origins where ACCESS_TOKEN_COOKIE is set: * would let every site act for its visitors",
      "ACCESS_TOKEN_COOKIE を使うときは * を指定できません。オリジンを列挙してください",
    ),
  );
  return settings.ENVIRONMENT === "production" ? [...problems, ...productionProblems(settings)] : problems;
}

/** What production refuses to start with. ENVIRONMENT alone decides, whatever NODE_ENV says. */
function productionProblems(settings: Settings): EnvProblem[] {
  const problems: EnvProblem[] = [];
  if (settings.DEBUG) {
    problems.push({
      setting: "DEBUG",
      problem: bilingual("must be false in production", "本番環境では false にしてください"),
    });
  }
  if (settings.ALLOWED_ORIGINS.includes("*")) {
    problems.push({
      setting: "ALLOWED_ORIGINS",
      problem: bilingual("must not hold * in production", "本番環境では * を指定できません"),
    });
  }
  if (settings.ACCESS_TOKEN_COOKIE?.startsWith("__Host-") === false) {
    problems.push({
      setting: "ACCESS_TOKEN_COOKIE",
      problem: bilingual(
        "must begin with __Host- in production, which binds it to this host and to https",
        "本番環境では __Host- で始めてください（このホストと https に限定されます）",
      ),
    });
  }
  if (settings.ALLOWED_ORIGINS.some((origin) => origin !== "*" && !isHttpsOrLoopback(origin))) {
    problems.push({
      setting: "ALLOWED_ORIGINS",
      problem: bilingual(
        "must be https in production unless the host is loopback",
        "本番環境では、ループバック以外は https のオリジンにしてください",
      ),
    });
  }
  return problems;
}
