import { describe, expect, it } from "vitest";
import { emptyFolder, envOf, requiredSettings } from "../test/api.ts";
import { folderWith } from "../test/folder-with.ts";
import { problemsOf, refusalOf } from "../test/problems-of.ts";
import { readEnv } from "./env.ts";

const production = { ENVIRONMENT: "production", ALLOWED_ORIGINS: "https://example.com" };

describe("the environment", () => {
  it("has a default for everything but the pool and the client", () => {
    const env = envOf({});
    expect(env).toMatchObject({
      environment: "development",
      debug: false,
      host: "127.0.0.1",
      port: 8000,
      logLevel: "INFO",
      apiPrefix: "/api/v1",
      allowedOrigins: ["http://localhost:3000"],
      trustProxy: null,
      databaseUrl: null,
      databasePoolMax: 10,
      dataDir: ".data",
      workers: 1,
    });
    expect(env.cognito).toMatchObject({
      region: "ap-northeast-1",
      tokenUse: "access",
      customRoleInAccessToken: false,
      clientIds: ["1example23456789"],
      jwksUrl:
        "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Testing01/.well-known/jwks.json",
    });
    expect(env.cognito.issuers).toHaveLength(2);
  });

  it("names every missing and wrong setting at once, and no value", () => {
    const read = () => readEnv({ PORT: "eighty", DEBUG: "yes-please", LOG_LEVEL: "LOUD" }, emptyFolder());
    expect(problemsOf(read)).toEqual([
      "DEBUG",
      "PORT",
      "LOG_LEVEL",
      "COGNITO_USER_POOL_ID",
      "COGNITO_APP_CLIENT_ID",
    ]);
    expect(refusalOf(read)?.message).not.toMatch(/eighty|yes-please|LOUD/);
  });

  it.each([
    ["ENVIRONMENT", "prod"],
    ["ENVIRONMENT", ""],
    ["ENVIRONMENT", "Production"],
    ["DEBUG", "1"],
    ["DEBUG", "True"],
    ["PORT", "08000"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "8e3"],
    ["PORT", " 8000"],
    ["LOG_LEVEL", "debug"],
    ["HOST", " "],
    ["API_PREFIX", "api/v1"],
    ["API_PREFIX", "/api/v1/"],
    ["API_PREFIX", "/trpc/x"],
    ["API_PREFIX", "/docs"],
    ["API_PREFIX", "/openapi.json"],
    ["API_PREFIX", "/healthz"],
    ["API_PREFIX", "/readyz/x"],
    ["API_PREFIX", "/../x"],
    ["API_PREFIX", "/api/."],
    ["ALLOWED_ORIGINS", ""],
    ["ALLOWED_ORIGINS", "https://example.com/"],
    ["ALLOWED_ORIGINS", "https://example.com,"],
    ["ALLOWED_ORIGINS", "example.com"],
    ["ALLOWED_ORIGINS", "null"],
    ["ALLOWED_ORIGINS", "https://EXAMPLE.com"],
    ["ALLOWED_ORIGINS", '["https://example.com"]'],
    ["ALLOWED_ORIGINS", "https://*.example.com"],
    ["DATABASE_POOL_MAX", "0"],
    ["DATABASE_POOL_MAX", "1001"],
    ["DATABASE_POOL_MAX", "ten"],
    ["DATABASE_POOL_MAX", ""],
    ["ACCESS_TOKEN_COOKIE", "access token"],
    ["ACCESS_TOKEN_COOKIE", "token;"],
    ["ACCESS_TOKEN_COOKIE", "token=x"],
    ["ACCESS_TOKEN_COOKIE", "トークン"],
    ["JWKS_SNAPSHOT_FILE", " "],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "0.0.0.0/0"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["TRUST_PROXY", "0.0.0.0/1,128.0.0.0/1"],
    ["TRUST_PROXY", "10.0.0.0/7"],
    ["TRUST_PROXY", "::/0"],
    ["TRUST_PROXY", "2000::/3"],
    ["TRUST_PROXY", "::ffff:0:0/96"],
    ["TRUST_PROXY", "::ffff:10.0.0.0/16"],
    ["COGNITO_USER_POOL_ID", "us-x"],
    ["COGNITO_USER_POOL_ID", "us-east-1_Abc"],
    ["COGNITO_APP_CLIENT_ID", "one two"],
    ["COGNITO_APP_CLIENT_ID", "one,,two"],
    ["COGNITO_PREFERRED_TOKEN_USE", "refresh"],
    ["COGNITO_ISSUER", "http://keys.example.com/pool"],
    ["COGNITO_JWKS_URL", "http://keys.example.com/jwks.json"],
    ["COGNITO_JWKS_URL", "http://localhost.example.com/jwks.json"],
    ["COGNITO_JWKS_URL", "http://user:secret@localhost/jwks.json"],
    ["COGNITO_ISSUER", " https://keys.example.com/pool"],
    ["COGNITO_ISSUER", "https://keys.exa\tmple.com/pool"],
    ["COGNITO_JWKS_URL", "https://keys.example.com/jwks.json\n"],
    ["COGNITO_JWKS_URL", "https://keys.example.com/jwks.json?"],
    ["COGNITO_JWKS_URL", "https://keys.example.com/jwks.json#"],
    ["COGNITO_ENDPOINT", "ftp://localhost"],
    ["COGNITO_ENDPOINT", "http://pool.example.com"],
    ["COGNITO_CUSTOM_ROLE_IN_ACCESS_TOKEN", "yes"],
    ["DATABASE_URL", "mysql://localhost/x"],
    ["DATABASE_URL", "postgresql://localhost/x "],
    ["DATABASE_URL", "postgresql://u:p%zz@localhost/x"],
    ["RATE_LIMIT_MAX", "many"],
    ["WORKERS", "0"],
    ["WORKERS", "2"],
    ["METRICS_PORT", "65536"],
    ["METRICS_HOST", ""],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4318"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "http://user:secret@collector:4318"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318?key=secret"],
    ["OTEL_TRACES_SAMPLER_ARG", "1.5"],
    ["OTEL_TRACES_SAMPLER_ARG", "-0.5"],
    ["OTEL_TRACES_SAMPLER_ARG", "50%"],
  ])("refuses %s=%s", (setting, value) => {
    expect(problemsOf(() => envOf({ [setting]: value }))).toEqual([setting]);
  });

  it.each([
    [{ DEBUG: "true" }, "DEBUG"],
    [{ ALLOWED_ORIGINS: "*" }, "ALLOWED_ORIGINS"],
    [{ ALLOWED_ORIGINS: "https://example.com,*" }, "ALLOWED_ORIGINS"],
    [{ ALLOWED_ORIGINS: "http://example.com" }, "ALLOWED_ORIGINS"],
    [{ ACCESS_TOKEN_COOKIE: "token" }, "ACCESS_TOKEN_COOKIE"],
    [{ ACCESS_TOKEN_COOKIE: "__Secure-token" }, "ACCESS_TOKEN_COOKIE"],
    [{ ACCESS_TOKEN_COOKIE: "__host-token" }, "ACCESS_TOKEN_COOKIE"],
  ])("refuses %j in production", (settings, setting) => {
    expect(problemsOf(() => envOf({ ...production, ...settings }))).toEqual([setting]);
    expect(problemsOf(() => envOf({ ...settings }))).toEqual([]);
  });

  it("measures and traces nothing unless asked, and then with these defaults", () => {
    expect(envOf({})).toMatchObject({ metrics: null, tracing: null });
    expect(
      envOf({ METRICS_PORT: "9464", OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/" }),
    ).toMatchObject({
      metrics: { host: "127.0.0.1", port: 9464 },
      tracing: { endpoint: "http://collector:4318", serviceName: "sekisho-api", sampledPart: 1 },
    });
    expect(
      envOf({ OTEL_EXPORTER_OTLP_ENDPOINT: "https://o.example", OTEL_TRACES_SAMPLER_ARG: "0.25" }).tracing,
    ).toMatchObject({ sampledPart: 0.25 });
  });

  it("takes the cookie's name as it is written, and none where it is empty or absent", () => {
    expect(envOf({ ACCESS_TOKEN_COOKIE: "access.token" }).accessTokenCookie).toBe("access.token");
    expect(envOf({ ...production, ACCESS_TOKEN_COOKIE: "__Host-token" }).accessTokenCookie).toBe(
      "__Host-token",
    );
    expect(envOf({ ACCESS_TOKEN_COOKIE: "" }).accessTokenCookie).toBeNull();
    expect(envOf({}).accessTokenCookie).toBeNull();
  });

  it.each(["*", "https://example.com,*"])(
    "refuses ALLOWED_ORIGINS=%s with a cookie in every environment: every site could act for its visitors",
    (origins) => {
      const settings = { ACCESS_TOKEN_COOKIE: "__Host-token", ALLOWED_ORIGINS: origins };
      for (const environment of ["development", "staging", "production"]) {
        expect(problemsOf(() => envOf({ ...settings, ENVIRONMENT: environment }))).toContain(
          "ALLOWED_ORIGINS",
        );
      }
    },
  );

  it("keeps keys over a restart only where a file is named", () => {
    expect(envOf({ JWKS_SNAPSHOT_FILE: "/srv/sekisho/keys.json" }).jwksSnapshotFile).toBe(
      "/srv/sekisho/keys.json",
    );
    expect(envOf({ JWKS_SNAPSHOT_FILE: "" }).jwksSnapshotFile).toBeNull();
    expect(envOf({}).jwksSnapshotFile).toBeNull();
  });

  it("lets production run against a loopback pool and page, whatever NODE_ENV says", () => {
    const env = envOf({
      ...production,
      NODE_ENV: "development",
      ALLOWED_ORIGINS: "http://localhost:3000",
      COGNITO_JWKS_URL: "http://127.0.0.1:9556/jwks.json",
    });
    expect(env.environment).toBe("production");
  });

  it("splits and trims lists", () => {
    const env = envOf({
      ALLOWED_ORIGINS: "https://a.example , https://b.example",
      COGNITO_APP_CLIENT_ID: "one, two",
    });
    expect(env.allowedOrigins).toEqual(["https://a.example", "https://b.example"]);
    expect(env.cognito.clientIds).toEqual(["one", "two"]);
  });

  it.each([
    ["2", 2],
    ["10.0.0.0/8,::1", ["10.0.0.0/8", "::1"]],
    ["2001:db8::/32,::ffff:10.0.0.0/104", ["2001:db8::/32", "::ffff:10.0.0.0/104"]],
    ["loopback", ["loopback"]],
    ["", null],
  ])("reads TRUST_PROXY=%s", (text, value) => {
    expect(envOf({ TRUST_PROXY: text }).trustProxy).toEqual(value);
  });

  it("takes AWS_REGION where COGNITO_REGION is absent", () => {
    const pool = { COGNITO_USER_POOL_ID: "eu-west-1_Abc" };
    expect(envOf({ ...pool, AWS_REGION: "eu-west-1" }).cognito.region).toBe("eu-west-1");
    expect(envOf({ ...pool, AWS_REGION: "us-east-1", COGNITO_REGION: "eu-west-1" }).cognito.region).toBe(
      "eu-west-1",
    );
  });

  it("looks for the keys of a pool elsewhere where the pool is", () => {
    expect(envOf({ COGNITO_ENDPOINT: "http://localhost:9556/" }).cognito.jwksUrl).toBe(
      "http://localhost:9556/ap-northeast-1_Testing01/.well-known/jwks.json",
    );
  });
});

describe("the sources of the environment", () => {
  const base = Object.entries(requiredSettings)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");

  it("lays the process over the overlay over the base file", () => {
    const folder = folderWith({
      ".env": `${base}\nENVIRONMENT=staging\nPORT=1\nHOST=base\nAPI_TITLE=base`,
      ".env.staging": "PORT=2\nHOST=overlay",
      ".env.development": "PORT=9",
    });
    const env = readEnv({ PORT: "3" }, folder);
    expect(env).toMatchObject({ environment: "staging", port: 3, host: "overlay", apiTitle: "base" });
  });

  it("lets the process choose another overlay than the base file names", () => {
    const folder = folderWith({
      ".env": `${base}\nENVIRONMENT=staging`,
      ".env.staging": "PORT=2",
      ".env.production": "PORT=4\nALLOWED_ORIGINS=https://example.com",
    });
    expect(readEnv({ ENVIRONMENT: "production" }, folder).port).toBe(4);
  });

  it("refuses an overlay that says it is another environment", () => {
    const folder = folderWith({ ".env": base, ".env.development": "ENVIRONMENT=production" });
    expect(problemsOf(() => readEnv({}, folder))).toEqual(["ENVIRONMENT"]);
  });

  it("does not let an unknown ENVIRONMENT choose a file", () => {
    const folder = folderWith({ ".env": base, ".env.x": "PORT=nonsense" });
    expect(problemsOf(() => readEnv({ ENVIRONMENT: "x" }, folder))).toEqual(["ENVIRONMENT"]);
  });

  it("takes names in any case, the exact one first", () => {
    expect(envOf({ port: "1" }).port).toBe(1);
    expect(envOf({ port: "1", PORT: "2", Port: "3" }).port).toBe(2);
  });

  it("asks rather than guesses when spellings contradict each other", () => {
    expect(problemsOf(() => envOf({ port: "1", Port: "3" }))).toEqual(["PORT"]);
  });
});
