import { type Permission, permissionsOf } from "@sekisho/contract/permission";
import type { Role } from "@sekisho/contract/role";
import type { AccessClaims, IdClaims, TokenClaims } from "./claims.ts";
import { deepFreeze } from "./deep-freeze.ts";
import { ImmutableSet } from "./immutable-set.ts";
import type { JsonObject } from "./json-object.ts";

declare const minted: unique symbol;

type SharedFacts = {
  /** The person's id in the user pool: never changes, never used twice. What rows are owned by. */
  readonly sub: string;
  /** The name to sign in with. A token without one (client_credentials) gives its `sub`. */
  readonly username: string;
  /** The highest role the token grants; null when it grants none. */
  readonly role: Role | null;
  readonly groups: ReadonlySet<string>;
  /** OAuth scopes; an id token has none. */
  readonly scopes: ReadonlySet<string>;
  readonly permissions: readonly Permission[];
  readonly issuer: string;
  readonly clientId: string;
  /** When the person signed in, in seconds since 1970, possibly with a fraction; null when the token does not say. */
  readonly authTime: number | null;
  /** Shared by every token of one sign-in; null where token revocation is off. */
  readonly originJti: string | null;
  /** In seconds since 1970, possibly with a fraction. */
  readonly expiresAt: number;
  /** Every claim of the token, deeply frozen and without a prototype. */
  readonly claims: JsonObject;
};

/** Makes a hand-made object a type error: holding a Principal is the proof that a token was verified. */
type Minted = { readonly [minted]: true };

/** The caller, proven by an access token. It carries no e-mail address: ask the user pool for one. */
export type AccessPrincipal = AccessFacts & Minted;
type AccessFacts = SharedFacts & { readonly tokenUse: "access" };

/** The caller, proven by an id token. */
export type IdPrincipal = IdFacts & Minted;
type IdFacts = SharedFacts & {
  readonly tokenUse: "id";
  readonly email: string | null;
  readonly emailVerified: boolean;
};

/** Who is calling, as a verified token says. Only a verifier makes one; it is frozen all the way down. */
export type Principal = AccessPrincipal | IdPrincipal;

/** A caller whose role a guard has looked at. */
export type PrincipalWithRole<R extends Role> = Principal & { readonly role: R };

/** What the verifier proved of a token before it mints a principal from it. */
export type Proven<C extends TokenClaims = TokenClaims> = {
  readonly claims: C;
  readonly allClaims: JsonObject;
  readonly role: Role | null;
};

/** Mints the principal of a token that passed every check. For the verifier alone: the package does not export it. */
export function mintPrincipal({ claims, allClaims, role }: Proven): Principal {
  const facts: AccessFacts | IdFacts = {
    ...(isAccess(claims) ? accessFacts(claims) : idFacts(claims)),
    sub: claims.sub,
    role,
    groups: new ImmutableSet(claims["cognito:groups"]),
    permissions: Object.freeze([...permissionsOf(role)]),
    issuer: claims.iss,
    authTime: claims.auth_time ?? null,
    originJti: claims.origin_jti ?? null,
    expiresAt: claims.exp,
    claims: deepFreeze(allClaims),
  };
  return Object.freeze(facts) as Principal; // as: the one place where the brand is put on
}

function accessFacts(claims: AccessClaims) {
  return {
    tokenUse: claims.token_use,
    username: claims.username ?? claims.sub,
    clientId: claims.client_id,
    scopes: new ImmutableSet(claims.scope.split(" ").filter((scope) => scope !== "")),
  };
}

function idFacts(claims: IdClaims) {
  return {
    tokenUse: claims.token_use,
    username: claims["cognito:username"] ?? claims.sub,
    clientId: claims.aud,
    scopes: new ImmutableSet<string>([]),
    email: claims.email || null,
    emailVerified: claims.email_verified === true || claims.email_verified === "true",
  };
}

function isAccess(claims: TokenClaims): claims is AccessClaims {
  return claims.token_use === "access";
}
