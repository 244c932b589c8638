import { auth0 } from "../providers/auth0.ts";
import { cognito } from "../providers/cognito.ts";
import { firebase } from "../providers/firebase.ts";
import { google } from "../providers/google.ts";
import { oidc } from "../providers/oidc.ts";
import type { Algorithm, Provider } from "../providers/provider.ts";
import { cognitoClaims } from "./cognito-claims.ts";

/** Whose words an issuer speaks. */
export type IssuerShape = "cognito" | "auth0" | "google" | "firebase" | "oidc";

/** Whose token: a person's, or that of an app client that speaks for itself. */
export type TokenKind = "person" | "machine";

type Shape = {
  readonly issuer: string;
  readonly clientId: string;
  readonly provider: Provider;
  /** Whether the provider issues tokens to app clients that speak for themselves. */
  readonly machines: boolean;
  readonly claims: (kind: TokenKind, facts: { now: number; role: string | null }) => Record<string, unknown>;
};

type Place = { readonly origin: string; readonly algorithm: Algorithm };

const clientId = "1example23456789";
const api = "https://api.example.com";
const rolesClaim = "https://api.example.com/roles";
const lifeSeconds = 900;

/** How each provider writes its tokens, after its own documentation. */
export const shapes: Readonly<Record<IssuerShape, (place: Place) => Shape>> = {
  cognito({ origin }) {
    const userPoolId = "ap-northeast-1_Local0001";
    const issuer = `${origin}/${userPoolId}`;
    const pool = { region: "ap-northeast-1", userPoolId, tokenUse: "access", clientIds: [clientId] } as const;
    return {
      issuer,
      clientId,
      machines: true,
      provider: cognito({
        ...pool,
        customRoleInAccessToken: false,
        issuers: [issuer],
        jwksUrl: `${origin}/keys`,
      }),
      claims: (kind, { now, role }) => ({
        ...cognitoClaims(kind === "person" ? "access" : "machine", { issuer, clientId, now }),
        ...(role === null || kind === "machine" ? {} : { "cognito:groups": [role] }),
      }),
    };
  },
  auth0({ origin }) {
    const issuer = `${origin}/`;
    const grants = { roleClaim: rolesClaim, groupsClaim: null };
    const jwksUrl = `${origin}/keys`;
    return {
      issuer,
      clientId,
      machines: true,
      provider: auth0({
        domain: "example.auth0.com",
        audiences: [api],
        clientIds: [clientId],
        ...grants,
        issuer,
        jwksUrl,
      }),
      claims: (kind, { now, role }) => ({
        iss: issuer,
        iat: now,
        exp: now + lifeSeconds,
        azp: clientId,
        ...(kind === "machine"
          ? { sub: `${clientId}@clients`, aud: api, gty: "client-credentials", scope: "items/read" }
          : {
              sub: "auth0|65f0c0ffee",
              aud: [api, `${origin}/userinfo`],
              scope: "openid profile items/read",
            }),
        ...(role === null ? {} : { [rolesClaim]: [role] }),
      }),
    };
  },
  google({ origin }) {
    const issuer = origin;
    return {
      issuer,
      clientId,
      machines: false,
      provider: google({ clientIds: [clientId], issuers: [issuer], jwksUrl: `${origin}/keys` }),
      claims: (_kind, { now, role }) => ({
        iss: issuer,
        iat: now,
        exp: now + lifeSeconds,
        aud: clientId,
        azp: clientId,
        sub: "104857600000000000000",
        email: "hanako@example.com",
        email_verified: true,
        hd: "example.com",
        // Google has no roles: whatever such a claim says, it grants nothing.
        ...(role === null ? {} : { role }),
      }),
    };
  },
  firebase({ origin }) {
    const projectId = "example-project";
    const issuer = `${origin}/${projectId}`;
    return {
      issuer,
      clientId: projectId,
      machines: false,
      provider: firebase({
        projectId,
        roleClaim: "role",
        groupsClaim: null,
        issuer,
        jwksUrl: `${origin}/keys`,
      }),
      claims: (_kind, { now, role }) => ({
        iss: issuer,
        iat: now,
        exp: now + lifeSeconds,
        aud: projectId,
        auth_time: now,
        sub: "wJ4hQ0c7rXb2",
        user_id: "wJ4hQ0c7rXb2",
        email: "hanako@example.com",
        email_verified: true,
        firebase: { identities: { email: ["hanako@example.com"] }, sign_in_provider: "password" },
        ...(role === null ? {} : { role }),
      }),
    };
  },
  oidc({ origin, algorithm }) {
    const issuer = `${origin}/realms/example`;
    const grants = { roleClaim: "roles", groupsClaim: "groups" };
    return {
      issuer,
      clientId,
      machines: true,
      // No jwksUrl: the keys are found by discovery.
      provider: oidc({
        issuer,
        tokenUse: "access",
        audiences: [api],
        clientIds: [clientId],
        algorithms: [algorithm],
        ...grants,
      }),
      claims: (kind, { now, role }) => ({
        iss: issuer,
        iat: now,
        exp: now + lifeSeconds,
        aud: api,
        client_id: clientId,
        scope: "items/read",
        ...(kind === "machine"
          ? { sub: clientId }
          : { sub: "5f0c0ffee", preferred_username: "hanako", auth_time: now, groups: ["staff"] }),
        ...(role === null ? {} : { roles: [role] }),
      }),
    };
  },
};
