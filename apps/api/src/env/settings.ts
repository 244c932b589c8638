import { isCookieName, isExactOrigin } from "@sekisho/auth";
import { z } from "zod";
import { bilingual } from "./env-error.ts";
import {
  commaSeparated,
  Flag,
  Fraction,
  hasBlank,
  oneOf,
  Text,
  TrustedUrl,
  WebUrl,
  wholeNumber,
} from "./setting-kinds.ts";
import type { SettingName } from "./setting-names.ts";
import { TrustProxy } from "./trust-proxy.ts";

export const environments = ["development", "staging", "production"] as const;

/** The names of the Python world, which the product's settings have always used. */
export const logLevels = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] as const;

const Region = z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, {
  error: bilingual("must be an AWS region", "AWS のリージョン名にしてください"),
});

const UserPoolId = z
  .string({ error: bilingual("is required", "必須です") })
  .regex(/^[a-z]{2,4}(-[a-z]+)+-\d_[A-Za-z0-9]{1,55}$/, {
    error: bilingual("must look like region_id", "「リージョン_ID」の形にしてください"),
  });

const ClientIds = z
  .string({ error: bilingual("is required", "必須です") })
  .transform(commaSeparated)
  .pipe(
    z.array(
      z.string().regex(/^[\w+]{1,128}$/, {
        error: bilingual(
          "must be an app client id, or several separated by commas",
          "アプリクライアント ID（複数の場合はカンマ区切り）にしてください",
        ),
      }),
    ),
  );

const Origins = z
  .string()
  .transform(commaSeparated)
  .pipe(
    z.array(
      z.string().refine((text) => text === "*" || isExactOrigin(text), {
        error: bilingual(
          "must be bare origins such as https://example.com, separated by commas",
          "https://example.com のようなオリジンを、カンマ区切りで指定してください",
        ),
      }),
    ),
  );

const ApiPrefix = z
  .string()
  .regex(/^(\/|(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._~-]+)+)$/, {
    error: bilingual(
      "must be a path such as /api/v1, without a slash at the end",
      "/api/v1 のようなパス（末尾のスラッシュなし）にしてください",
    ),
  })
  .refine((path) => !/^\/(trpc|docs|openapi\.json|healthz|readyz)(\/|$)/.test(path), {
    error: bilingual(
      "must not begin with /trpc, /docs, /openapi.json, /healthz or /readyz, which are taken",
      "/trpc・/docs・/openapi.json・/healthz・/readyz で始まるパスは、使用中のため指定できません",
    ),
  })
  .transform((path) => (path === "/" ? "" : path));

const CookieName = z.string().refine(isCookieName, {
  error: bilingual("must be a cookie name", "Cookie の名前にしてください"),
});

const PostgresUrl = z.string().refine((text) => isPostgresUrl(text), {
  error: bilingual("must be a postgresql:// URL", "postgresql:// で始まる URL にしてください"),
});

/** Each setting from text to value, with the default it has when no source gives it. */
export const Settings = z.object({
  ENVIRONMENT: oneOf(environments).prefault("development"),
  DEBUG: Flag.prefault("false"),
  HOST: Text.prefault("127.0.0.1"),
  PORT: wholeNumber(0, 65_535).prefault("8000"),
  LOG_LEVEL: oneOf(logLevels).prefault("INFO"),
  LOG_FILE: Text.optional(),
  LOG_FILE_MAX_BYTES: wholeNumber(0, 1_000_000_000).prefault("10485760"),
  LOG_FILE_BACKUPS: wholeNumber(1, 100).prefault("5"),
  API_TITLE: Text.prefault("Sekisho API"),
  API_VERSION: Text.prefault("1.0.0"),
  API_PREFIX: ApiPrefix.prefault("/api/v1"),
  ALLOWED_ORIGINS: Origins.prefault("http://localhost:3000"),
  TRUST_PROXY: TrustProxy.optional(),
  COGNITO_REGION: Region.prefault("ap-northeast-1"),
  COGNITO_USER_POOL_ID: UserPoolId,
  COGNITO_APP_CLIENT_ID: ClientIds,
  COGNITO_APP_CLIENT_SECRET: Text.optional(),
  COGNITO_PREFERRED_TOKEN_USE: oneOf(["access", "id"]).prefault("access"),
  COGNITO_CUSTOM_ROLE_IN_ACCESS_TOKEN: Flag.prefault("false"),
  COGNITO_ISSUER: TrustedUrl.optional(),
  COGNITO_JWKS_URL: TrustedUrl.optional(),
  COGNITO_ENDPOINT: TrustedUrl.optional(),
  JWKS_SNAPSHOT_FILE: Text.optional(),
  ACCESS_TOKEN_COOKIE: CookieName.optional(),
  DATABASE_URL: PostgresUrl.optional(),
  DATABASE_POOL_MAX: wholeNumber(1, 1_000).prefault("10"),
  DATA_DIR: Text.prefault(".data"),
  RATE_LIMIT_MAX: wholeNumber(0, 1_000_000).prefault("6000"),
  WORKERS: wholeNumber(1, 64).prefault("1"),
  METRICS_PORT: wholeNumber(0, 65_535).optional(),
  METRICS_HOST: Text.prefault("127.0.0.1"),
  OTEL_EXPORTER_OTLP_ENDPOINT: WebUrl.optional(),
  OTEL_SERVICE_NAME: Text.prefault("sekisho-api"),
  OTEL_TRACES_SAMPLER_ARG: Fraction.prefault("1"),
} satisfies Record<SettingName, z.ZodType>);
export type Settings = z.infer<typeof Settings>;

/** A user name or password that is not properly escaped would be reported by the driver, in full. */
function isPostgresUrl(text: string): boolean {
  return (
    /^postgres(ql)?:\/\/./.test(text) &&
    !hasBlank(text) &&
    !/%(?![\dA-Fa-f]{2})/.test(text) &&
    URL.canParse(text)
  );
}
