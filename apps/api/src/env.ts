import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { cognitoIssuers, cognitoJwksUrl } from "@sekisho/auth";
import { combinedProblems } from "./env/combined-rules.ts";
import { bilingual, EnvError, type EnvProblem } from "./env/env-error.ts";
import { mergeSettings, pickSettings } from "./env/pick-settings.ts";
import { resolveSecrets } from "./env/resolve-secrets.ts";
import { environments, Settings } from "./env/settings.ts";
import { StartError } from "./start-error.ts";

/** What the API was told, checked whole. Made at start, once, and handed on from there. */
export type Env = ReturnType<typeof toEnv>;

/** What the user pool is to the API. */
export type CognitoEnv = Env["cognito"];

/**
 * Reads the settings: the process's variables over `.env.{ENVIRONMENT}` over `.env` in `directory`.
 * Files that hold a secret are looked for from there, too.
 * @throws EnvError with every problem at once, StartError when a file is there and cannot be read
 */
export function readEnv(processEnv: Readonly<NodeJS.ProcessEnv>, directory: string): Env {
  const fromProcess = pickSettings(processEnv);
  const fromBase = pickSettings(readDotenvFile(join(directory, ".env")));
  // ENVIRONMENT may itself stand in .env, so the base file is read before the overlay is chosen.
  const { ENVIRONMENT: chosen = "development" } = mergeSettings([fromProcess.settings, fromBase.settings]);
  const isKnown = environments.some((name) => name === chosen); // an unknown one must not choose a file to read
  const fromOverlay = pickSettings(isKnown ? readDotenvFile(join(directory, `.env.${chosen}`)) : {});

  const raw = mergeSettings([fromProcess.settings, fromOverlay.settings, fromBase.settings]);
  const secrets = resolveSecrets(raw, directory);
  const parsed = Settings.safeParse({ ...raw, ...secrets.values, ENVIRONMENT: chosen });
  const problems: EnvProblem[] = [fromProcess, fromBase, fromOverlay, secrets].flatMap(
    (source) => source.problems,
  );
  if ((fromOverlay.settings.get("ENVIRONMENT") ?? chosen) !== chosen) {
    problems.push({
      setting: "ENVIRONMENT",
      problem: bilingual(
        "says something else inside the file that it chose",
        "選ばれた .env ファイルの中の値と一致しません",
      ),
    });
  }
  if (parsed.success) problems.push(...combinedProblems(parsed.data, secrets.files));
  else
    problems.push(
      ...parsed.error.issues.map(({ path: [name], message: problem }) => ({
        setting: secrets.files.get(String(name)) ?? String(name),
        problem,
      })),
    );
  if (!parsed.success || problems.length > 0) throw new EnvError(unique(problems));
  return toEnv(parsed.data);
}

function toEnv(settings: Settings) {
  const { COGNITO_REGION: region, COGNITO_USER_POOL_ID: userPoolId, COGNITO_ENDPOINT: endpoint } = settings;
  return {
    environment: settings.ENVIRONMENT,
    debug: settings.DEBUG,
    host: settings.HOST,
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
    /** Null: no file. */
    logFile:
      settings.LOG_FILE === undefined
        ? null
        : {
            path: settings.LOG_FILE,
            maxBytes: settings.LOG_FILE_MAX_BYTES,
            backups: settings.LOG_FILE_BACKUPS,
          },
    apiTitle: settings.API_TITLE,
    apiVersion: settings.API_VERSION,
    /** Without a slash at the end; empty when the routes stand at the root. */
    apiPrefix: settings.API_PREFIX,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    /** Number of proxy hops, or the proxies' addresses; null: X-Forwarded-For is not believed. */
    trustProxy: settings.TRUST_PROXY ?? null,
    cognito: {
      region,
      userPoolId,
      clientIds: settings.COGNITO_APP_CLIENT_ID,
      clientSecret: settings.COGNITO_APP_CLIENT_SECRET ?? null,
      tokenUse: settings.COGNITO_PREFERRED_TOKEN_USE,
      customRoleInAccessToken: settings.COGNITO_CUSTOM_ROLE_IN_ACCESS_TOKEN,
      issuers: settings.COGNITO_ISSUER ? [settings.COGNITO_ISSUER] : cognitoIssuers(region, userPoolId),
      // A pool that is reached elsewhere publishes its keys there too.
      jwksUrl:
        settings.COGNITO_JWKS_URL ??
        (endpoint ? `${endpoint}/${userPoolId}/.well-known/jwks.json` : cognitoJwksUrl(region, userPoolId)),
      endpoint: endpoint ?? null,
    },
    /** Where the pool's public keys are kept over a restart; null: nowhere. */
    jwksSnapshotFile: settings.JWKS_SNAPSHOT_FILE ?? null,
    /** The cookie that may carry an access token where no Authorization field is sent; null: none may. */
    accessTokenCookie: settings.ACCESS_TOKEN_COOKIE ?? null,
    /** Null: the embedded database in `dataDir`. */
    databaseUrl: settings.DATABASE_URL ?? null,
    /** Connections for calls at most, of each process. */
    databasePoolMax: settings.DATABASE_POOL_MAX,
    dataDir: settings.DATA_DIR,
    /** Requests per minute and address; 0 switches the limit off. */
    rateLimitMax: settings.RATE_LIMIT_MAX,
    workers: settings.WORKERS,
    /** Where `GET /metrics` is answered; null: nothing is measured. */
    metrics:
      settings.METRICS_PORT === undefined
        ? null
        : { host: settings.METRICS_HOST, port: settings.METRICS_PORT },
    /** Where traces are sent; null: nothing is traced. */
    tracing:
      settings.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? null
        : {
            endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
            serviceName: settings.OTEL_SERVICE_NAME,
            sampledPart: settings.OTEL_TRACES_SAMPLER_ARG,
          },
  };
}

/** A file that is not there says nothing; one that cannot be read is an error of its own. */
function readDotenvFile(path: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw new StartError(".env", error);
  }
}

function unique(problems: readonly EnvProblem[]): EnvProblem[] {
  return [...new Map(problems.map((found) => [`${found.setting} ${found.problem}`, found])).values()];
}
