/** Every setting the API knows, by its one name. */
export const settingNames = [
  "ENVIRONMENT",
  "DEBUG",
  "HOST",
  "PORT",
  "LOG_LEVEL",
  "LOG_FILE",
  "LOG_FILE_MAX_BYTES",
  "LOG_FILE_BACKUPS",
  "API_TITLE",
  "API_VERSION",
  "API_PREFIX",
  "ALLOWED_ORIGINS",
  "TRUST_PROXY",
  "COGNITO_REGION",
  "COGNITO_USER_POOL_ID",
  "COGNITO_APP_CLIENT_ID",
  "COGNITO_APP_CLIENT_SECRET",
  "COGNITO_PREFERRED_TOKEN_USE",
  "COGNITO_CUSTOM_ROLE_IN_ACCESS_TOKEN",
  "COGNITO_ISSUER",
  "COGNITO_JWKS_URL",
  "COGNITO_ENDPOINT",
  "JWKS_SNAPSHOT_FILE",
  "ACCESS_TOKEN_COOKIE",
  "DATABASE_URL",
  "DATABASE_POOL_MAX",
  "DATA_DIR",
  "RATE_LIMIT_MAX",
  "WORKERS",
  "METRICS_PORT",
  "METRICS_HOST",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "OTEL_SERVICE_NAME",
  "OTEL_TRACES_SAMPLER_ARG",
] as const;

export type SettingName = (typeof settingNames)[number];

/** Other names of a setting. They count only where its own name is absent from every source. */
export const aliases = { AWS_REGION: "COGNITO_REGION" } as const satisfies Record<string, SettingName>;

/** Settings that are a secret or hold one. Each may also be given as the name of a file that holds the value. */
export const secretNames = [
  "COGNITO_APP_CLIENT_SECRET",
  "DATABASE_URL",
] as const satisfies readonly SettingName[];

export type SecretName = (typeof secretNames)[number];

/** How a secret is named when a file holds it: the convention of Docker and Kubernetes. */
export const inFile = (name: SecretName) => `${name}_FILE` as const;

/** Settings for which an empty value says the same as leaving them out. For the others it is a mistake. */
export const emptyMeansAbsent: ReadonlySet<SettingName> = new Set([
  "LOG_FILE",
  "TRUST_PROXY",
  "COGNITO_USER_POOL_ID",
  "COGNITO_APP_CLIENT_ID",
  "COGNITO_APP_CLIENT_SECRET",
  "COGNITO_ISSUER",
  "COGNITO_JWKS_URL",
  "COGNITO_ENDPOINT",
  "JWKS_SNAPSHOT_FILE",
  "ACCESS_TOKEN_COOKIE",
  "DATABASE_URL",
  "METRICS_PORT",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
]);
