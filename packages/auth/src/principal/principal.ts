import type { Role } from "@sekisho/contract/role";
import type { TokenFacts } from "../providers/token-facts.ts";
import type { JsonObject } from "../token/json-object.ts";
import { deepFreeze } from "./deep-freeze.ts";
import { ImmutableSet } from "./immutable-set.ts";

interface SharedFacts extends Minted {
  /** Which of the verifier's providers vouches for the caller, by the name it was given. */
  readonly provider: string;
  /** The `iss` of the token. */
  readonly issuer: string;
  /** The app client the token was issued to. */
  readonly clientId: string;
  /** Who the token is for: `aud`, however many; empty where the provider writes none (Cognito access tokens). */
  readonly audiences: readonly string[];
  /** Never changes and is never used twice within one issuer. What rows are owned by. */
  readonly sub: string;
  /** OAuth scopes; an id token has none. */
  readonly scopes: ReadonlySet<string>;
  /** What the role may do, by the map the verifier was given. */
  readonly permissions: readonly string[];
  /** In seconds since 1970, possibly with a fraction, like every time here. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Null when the token is valid from the start. */
  readonly notBefore: number | null;
  /** Shared by every token of one sign-in (Cognito); null where there is none. */
  readonly originJti: string | null;
  /** Every claim of the token, deeply frozen and without a prototype. */
  readonly claims: JsonObject;
}

// Interfaces, not type aliases: a declaration file of an app's router can then name them.

/**
 * Makes a hand-made object a type error, and a copy with something changed as well: a spread leaves private members
 * behind. Holding a Principal is the proof that a token was verified.
 */
declare class Minted {
  private readonly minted: true;
}

interface PersonFacts extends SharedFacts {
  readonly kind: "user";
  /** The name to sign in with. */
  readonly username: string;
  /** The highest role the token grants; null when it grants none. */
  readonly role: Role | null;
  readonly groups: ReadonlySet<string>;
  /** When the person signed in; null when the token does not say. A refreshed token keeps the time of the sign-in. */
  readonly authTime: number | null;
}

/** A person, proven by an access token. It carries no e-mail address: ask the user pool for one. */
export interface AccessPrincipal extends PersonFacts {
  readonly tokenUse: "access";
}

/** A person, proven by an id token. */
export interface IdPrincipal extends PersonFacts {
  readonly tokenUse: "id";
  readonly email: string | null;
  readonly emailVerified: boolean;
}

/** An app client that speaks for itself (client_credentials): nobody signed in, so there is no name, no role, no group. */
export interface MachinePrincipal extends SharedFacts {
  readonly kind: "machine";
  readonly tokenUse: "access";
  readonly role: null;
  readonly groups: ReadonlySet<string>;
  readonly authTime: null;
}

/** A person, however proven. */
export type UserPrincipal = AccessPrincipal | IdPrincipal;

/** Who is calling, as a verified token says. Only a verifier makes one; it is frozen all the way down. */
export type Principal = UserPrincipal | MachinePrincipal;

/** A person whose role a guard has looked at. */
export type PrincipalWithRole<R extends Role> = UserPrincipal & { readonly role: R };

/** What the verifier proved of a token before it mints a principal from it. */
export type Proven = {
  readonly provider: string;
  readonly facts: TokenFacts;
  readonly permissions: readonly string[];
  readonly claims: JsonObject;
};

const none: ReadonlySet<string> = new ImmutableSet<string>([]);
const noAudience: readonly string[] = Object.freeze([]);

/** Mints the principal of a token that passed every check. For the verifier alone: the package does not export it. */
export function mintPrincipal({ provider, facts, permissions, claims }: Proven): Principal {
  const isUser = facts.kind === "user";
  const isId = isUser && facts.tokenUse === "id";
  // One literal, member by member: copying by spread would cost as much as a tenth of the signature check.
  const minted = {
    kind: facts.kind,
    tokenUse: facts.tokenUse,
    provider,
    issuer: facts.issuer,
    clientId: facts.clientId,
    audiences: facts.audiences.length === 0 ? noAudience : Object.freeze([...facts.audiences]),
    sub: facts.sub,
    role: isUser ? facts.role : null,
    groups: isUser ? setOf(facts.groups) : none,
    scopes: setOf(facts.scopes),
    permissions,
    authTime: isUser ? facts.authTime : null,
    issuedAt: facts.issuedAt,
    expiresAt: facts.expiresAt,
    notBefore: facts.notBefore,
    originJti: facts.originJti,
    claims: deepFreeze(claims),
    ...(isUser ? { username: facts.username } : noNames),
    ...(isId ? { email: facts.email, emailVerified: facts.emailVerified } : noNames),
  };
  return Object.freeze(minted) as unknown as Principal; // as: the one place where the brand is put on
}

/** Machines have no username, and access tokens no e-mail address: the members are not there at all. */
const noNames = {};

/** What a provider hands out may be shared by many tokens, but only in a set that nobody can change. */
function setOf(names: readonly string[] | ReadonlySet<string>): ReadonlySet<string> {
  return names instanceof ImmutableSet ? names : new ImmutableSet(names);
}
