import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Provider } from "./provider.ts";
import { type ProviderConfig, providerFrom } from "./provider-from.ts";

const secret = "hanako-secret";
const grants = { roleClaim: "roles", groupsClaim: null };
const good = {
  cognito: {
    kind: "cognito",
    region: "ap-northeast-1",
    userPoolId: "ap-northeast-1_AbCdEf123",
    tokenUse: "access",
    clientIds: ["1example23456789"],
    customRoleInAccessToken: false,
  },
  auth0: {
    kind: "auth0",
    domain: "example.eu.auth0.com",
    audiences: ["https://api.example.com"],
    clientIds: null,
    ...grants,
  },
  google: { kind: "google", clientIds: ["1234.apps.googleusercontent.com"] },
  firebase: { kind: "firebase", projectId: "example-project", ...grants },
  oidc: {
    kind: "oidc",
    issuer: "https://login.example.com/realms/example",
    tokenUse: "access",
    audiences: ["https://api.example.com"],
    clientIds: null,
    algorithms: ["RS256", "ES256"],
    ...grants,
  },
} as const satisfies Record<string, ProviderConfig>;

const anOidcIdConfig: ProviderConfig = {
  kind: "oidc",
  issuer: "https://login.example.com",
  tokenUse: "id",
  clientIds: ["web"],
  algorithms: ["RS256"],
  ...grants,
};

const made = (config: object): Provider => providerFrom(config as ProviderConfig); // as: out of a file

function refusalOf(config: object): ConfigurationError {
  try {
    made(config);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error("The provider was made.");
}

describe("an option that cannot be meant is named, and its value is not", () => {
  const urls = [
    "",
    "keys",
    `http://example.com/${secret}`,
    `https://u:${secret}@example.com/`,
    "ftp://example.com",
    1,
    null,
  ];
  const lists = [undefined, [], [""], secret, [1], [secret, ""], { 0: secret, length: 1 }];
  const claims = [undefined, "", 1, [secret], {}];

  const rows: readonly (readonly [keyof typeof good, string, readonly unknown[], string?])[] = [
    ["cognito", "region", [undefined, "", "us-east-1", secret]],
    ["cognito", "userPoolId", [undefined, "", secret, "ap-northeast-1", "ap-northeast-1_a b", null]],
    ["cognito", "tokenUse", [undefined, "", "refresh", ["access"], null]],
    ["cognito", "clientIds", lists],
    ["cognito", "customRoleInAccessToken", [undefined, "false", 0, null]],
    ["cognito", "issuers", [[], [""], secret, ["not-a-url"], [`http://example.com/${secret}`]]],
    ["cognito", "jwksUrl", urls],
    [
      "auth0",
      "domain",
      [
        undefined,
        "",
        secret,
        `https://${secret}.auth0.com`,
        "example.auth0.com/",
        "example.auth0.com:443",
        "Example.auth0.com",
        "example..com",
        `u:${secret}@example.com`,
        "example.com\n",
        ["example.eu.auth0.com"],
        null,
      ],
    ],
    ["auth0", "audiences", [null, ...lists]],
    ["auth0", "clientIds", lists],
    ["auth0", "roleClaim", claims],
    ["auth0", "groupsClaim", claims],
    ["auth0", "issuer", urls],
    ["auth0", "jwksUrl", urls],
    ["google", "clientIds", [null, ...lists]],
    ["google", "issuers", [null, [], [""], secret, [1]]],
    ["google", "jwksUrl", urls],
    [
      "firebase",
      "projectId",
      [
        undefined,
        null,
        "",
        "Example",
        "1example",
        "example_project",
        `example/${secret}`,
        "example\n",
        1,
        ["example"],
      ],
    ],
    ["firebase", "roleClaim", claims],
    ["firebase", "groupsClaim", claims],
    ["firebase", "issuer", urls],
    ["firebase", "jwksUrl", urls],
    ["oidc", "issuer", [undefined, ...urls]],
    ["oidc", "tokenUse", [undefined, "", "refresh", ["id"], null]],
    ["oidc", "audiences", [null, ...lists]],
    ["oidc", "clientIds", lists],
    [
      "oidc",
      "algorithms",
      [null, ...lists, ["none"], ["HS256"], ["RS256", "RS512"], ["rs256"], ["RS256", "none"]],
    ],
    ["oidc", "roleClaim", claims],
    ["oidc", "groupsClaim", claims],
    ["oidc", "jwksUrl", urls],
  ];
  const each = rows.flatMap(([kind, option, values]) =>
    values.map((value) => [kind, option, value] as const),
  );

  it.each(each)("%s: %s: %j", (kind, option, value) => {
    const error = refusalOf({ ...good[kind], [option]: value });
    expect(error.option).toBe(option);
    expect(error.message).toMatch(/^\w+: must \w.{4,}/);
    expect(error.message).not.toContain(secret);
  });

  it.each([undefined, "", "Cognito", "okta", "__proto__", null])("kind: %j", (kind) => {
    expect(refusalOf({ ...good.cognito, kind }).message).toMatch(/^kind: must be cognito, /);
  });

  it("clientIds: null where id tokens are for a client", () => {
    expect(refusalOf({ ...anOidcIdConfig, clientIds: null }).option).toBe("clientIds");
  });
});

describe("what is not said is derived", () => {
  const placesOf = ({ name, issuers, keys }: Provider) => ({ name, issuers: [...issuers], keys });
  const jwks = (url: string) => ({ kind: "jwks", url });

  it("from a user pool: both issuers Cognito writes, and the pool's own keys", () => {
    expect(placesOf(made(good.cognito))).toEqual({
      name: "cognito",
      issuers: [
        "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_AbCdEf123",
        "https://issuer-cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_AbCdEf123",
      ],
      keys: jwks(
        "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_AbCdEf123/.well-known/jwks.json",
      ),
    });
  });

  it("from a tenant of Auth0, whose issuer ends in a slash", () => {
    expect(placesOf(made(good.auth0))).toEqual({
      name: "auth0",
      issuers: ["https://example.eu.auth0.com/"],
      keys: jwks("https://example.eu.auth0.com/.well-known/jwks.json"),
    });
  });

  it("from Google, with and without the scheme", () => {
    expect(placesOf(made(good.google))).toEqual({
      name: "google",
      issuers: ["https://accounts.google.com", "accounts.google.com"],
      keys: jwks("https://www.googleapis.com/oauth2/v3/certs"),
    });
  });

  it("from a Firebase project, which is issuer and audience", () => {
    const provider = made(good.firebase);
    expect(placesOf(provider)).toEqual({
      name: "firebase",
      issuers: ["https://securetoken.google.com/example-project"],
      keys: jwks("https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com"),
    });
    expect([...(provider.audiences ?? [])]).toEqual(["example-project"]);
  });

  it("from an issuer: its keys by discovery, unless their place is known", () => {
    const { issuer } = good.oidc;
    expect(placesOf(made(good.oidc))).toEqual({
      name: "oidc",
      issuers: [issuer],
      keys: { kind: "discovery", issuer },
    });
    expect(made({ ...good.oidc, jwksUrl: "https://keys.example.com/" }).keys).toEqual(
      jwks("https://keys.example.com/"),
    );
  });
});

describe("a provider", () => {
  it("goes by the name it is given", () => {
    for (const config of Object.values(good)) expect(made({ ...config, name: "staff" }).name).toBe("staff");
  });

  it.each(Object.entries({ ...good, "oidc of id tokens": anOidcIdConfig }))(
    "of %s looks at no algorithm it was not told to, and at no type of another kind of token",
    (_name, config) => {
      const { algorithms, types, audiences } = made(config);
      expect([...algorithms]).toEqual(config.kind === "oidc" ? [...config.algorithms] : ["RS256"]);
      const isAccess = "tokenUse" in config ? config.tokenUse === "access" : config.kind === "auth0";
      expect(types.has("at+jwt")).toBe(isAccess);
      expect(audiences === null).toBe(config.kind === "cognito");
    },
  );

  it("cannot be widened by the list it was made from", () => {
    const clientIds = ["web"];
    const audiences = ["https://api.example.com"];
    const algorithms = ["RS256"];
    const provider = made({ ...good.oidc, clientIds, audiences, algorithms });
    for (const list of [clientIds, audiences, algorithms]) list.push("ES256");
    expect([provider.clientIds?.size, provider.audiences?.size, provider.algorithms.size]).toEqual([1, 1, 1]);
  });
});
