import type { AuthReason } from "../src/errors/auth-reason.ts";
import type { Algorithm } from "../src/providers/provider.ts";
import type { ProviderConfig } from "../src/providers/provider-from.ts";
import type { Bend, IssuerShape, LocalIssuer } from "../src/testing.ts";

/** A shape of issuer, and what its words are for the things every provider has. */
export type ProviderCase = {
  readonly name: string;
  readonly shape: IssuerShape;
  readonly algorithm: Algorithm;
  readonly tokenUse: "access" | "id";
  /** Whether a claim of this provider can name a role of the app. */
  readonly hasRoles: boolean;
  readonly hasMachines: boolean;
  /** What makes a good token a misdirected one, and why it is refused. */
  readonly misdirected: readonly (readonly [name: string, bend: Bend, reason: AuthReason])[];
  /** How a configuration file would name the issuer that was started here. */
  readonly config: (issuer: LocalIssuer) => ProviderConfig;
};

const keysOf = ({ issuer }: LocalIssuer) => `${new URL(issuer).origin}/keys`;
const api = "https://api.example.com";
const otherApi = "https://other.example.com";

const cognito: ProviderCase = {
  name: "cognito",
  shape: "cognito",
  algorithm: "RS256",
  tokenUse: "access",
  hasRoles: true,
  hasMachines: true,
  misdirected: [
    ["for another app client", { claims: { client_id: "another" } }, "client_not_allowed"],
    ["an id token", { claims: { token_use: "id" } }, "token_use_wrong"],
  ],
  config: (local) => ({
    kind: "cognito",
    region: "ap-northeast-1",
    userPoolId: "ap-northeast-1_Local0001",
    tokenUse: "access",
    clientIds: [local.clientId],
    customRoleInAccessToken: false,
    issuers: [local.issuer],
    jwksUrl: keysOf(local),
  }),
};

const auth0: ProviderCase = {
  name: "auth0",
  shape: "auth0",
  algorithm: "RS256",
  tokenUse: "access",
  hasRoles: true,
  hasMachines: true,
  misdirected: [
    ["for another API", { claims: { aud: [otherApi] } }, "audience_not_allowed"],
    ["for another application", { claims: { azp: "another" } }, "client_not_allowed"],
    ["an id token", { claims: { nonce: "n-0S6_WzA2Mj" } }, "token_use_wrong"],
  ],
  config: (local) => ({
    kind: "auth0",
    domain: "example.auth0.com",
    audiences: [api],
    clientIds: [local.clientId],
    roleClaim: "https://api.example.com/roles",
    groupsClaim: null,
    issuer: local.issuer,
    jwksUrl: keysOf(local),
  }),
};

const google: ProviderCase = {
  name: "google",
  shape: "google",
  algorithm: "RS256",
  tokenUse: "id",
  hasRoles: false,
  hasMachines: false,
  misdirected: [
    ["for another app", { claims: { aud: "another" } }, "audience_not_allowed"],
    ["handed out to another app", { claims: { azp: "another" } }, "client_not_allowed"],
    ["an access token", { header: { typ: "at+jwt" } }, "typ_not_allowed"],
  ],
  config: (local) => ({
    kind: "google",
    clientIds: [local.clientId],
    issuers: [local.issuer],
    jwksUrl: keysOf(local),
  }),
};

const firebase: ProviderCase = {
  name: "firebase",
  shape: "firebase",
  algorithm: "RS256",
  tokenUse: "id",
  hasRoles: true,
  hasMachines: false,
  misdirected: [
    ["for another project", { claims: { aud: "another-project" } }, "audience_not_allowed"],
    ["an access token", { header: { typ: "at+jwt" } }, "typ_not_allowed"],
  ],
  config: (local) => ({
    kind: "firebase",
    projectId: local.clientId,
    roleClaim: "role",
    groupsClaim: null,
    issuer: local.issuer,
    jwksUrl: keysOf(local),
  }),
};

const oidc = (algorithm: Algorithm): ProviderCase => ({
  name: `oidc with ${algorithm}`,
  shape: "oidc",
  algorithm,
  tokenUse: "access",
  hasRoles: true,
  hasMachines: true,
  misdirected: [
    ["for another API", { claims: { aud: otherApi } }, "audience_not_allowed"],
    ["for another client", { claims: { client_id: "another" } }, "client_not_allowed"],
    ["an id token", { claims: { at_hash: "MTIzNDU2Nzg5MDEyMzQ1Ng" } }, "token_use_wrong"],
  ],
  config: (local) => ({
    kind: "oidc",
    issuer: local.issuer,
    tokenUse: "access",
    audiences: [api],
    clientIds: [local.clientId],
    algorithms: [algorithm],
    roleClaim: "roles",
    groupsClaim: "groups",
  }),
});

export const providerCases: readonly ProviderCase[] = [
  cognito,
  auth0,
  google,
  firebase,
  oidc("RS256"),
  oidc("ES256"),
  oidc("PS256"),
  oidc("EdDSA"),
];
