import type { TokenOverrides } from "../triggers/pre-token-generation.ts";
import type { Claims } from "./jwt.ts";

/** What a token proves stays what it is, whatever a function answers; AWS names these, and leaves them alone. */
const reserved: ReadonlySet<string> = new Set([
  "acr",
  "amr",
  "at_hash",
  "aud",
  "auth_time",
  "azp",
  "client_id",
  "device_key",
  "event_id",
  "exp",
  "iat",
  "identities",
  "iss",
  "jti",
  "nbf",
  "nonce",
  "origin_jti",
  "scope",
  "sub",
  "token_use",
  "username",
  "version",
]);
const groupNames = ["cognito:groups", "cognito:roles", "cognito:preferred_role"] as const;
const reservedScope = "aws.cognito.";

/** An id token with a function's changes. Groups and roles come from `groups`, never from a plain claim. */
export function overrideIdClaims(claims: Claims, { id, groups }: TokenOverrides): Claims {
  return overridden(withGroups(claims, groups, groupNames), id);
}

/** An access token with a function's changes; a client may be named as its audience, and nobody else. */
export function overrideAccessClaims(claims: Claims, { access, groups }: TokenOverrides): Claims {
  const audience = access?.claimsToAddOrOverride?.["aud"];
  const changed = overridden(withGroups(claims, groups, ["cognito:groups"]), access);
  const scope = changedScope(String(claims["scope"]), access);
  return { ...changed, ...(audience === claims["client_id"] && { aud: audience }), scope };
}

function overridden(claims: Claims, wanted: TokenOverrides["id"]): Claims {
  const added = Object.entries(wanted?.claimsToAddOrOverride ?? {}).filter(([name]) => isFree(name));
  // What is both replaced and suppressed is suppressed.
  const suppressed = new Set(
    (wanted?.claimsToSuppress ?? []).filter((name) => isFree(name) || isOfGroups(name)),
  );
  const all = [
    ...Object.entries(claims).filter(([name]) => !added.some(([other]) => other === name)),
    ...added,
  ];
  return Object.fromEntries(all.filter(([name]) => !suppressed.has(name)));
}

const isFree = (name: string): boolean => !reserved.has(name) && !name.startsWith("cognito:");

const isOfGroups = (name: string): boolean => groupNames.some((other) => other === name);

/** `groups` undefined leaves the claims alone; any other answer replaces them all, so that an empty one clears them. */
function withGroups(claims: Claims, groups: TokenOverrides["groups"], carried: readonly string[]): Claims {
  if (groups === undefined) return claims;
  const wanted: Readonly<Record<string, unknown>> = {
    "cognito:groups": filled(groups?.groupsToOverride),
    "cognito:roles": filled(groups?.iamRolesToOverride),
    "cognito:preferred_role": groups?.preferredRole ?? undefined,
  };
  const others = Object.entries(claims).filter(([name]) => !isOfGroups(name));
  const present = carried.map((name) => [name, wanted[name]] as const);
  return Object.fromEntries([...others, ...present.filter(([, value]) => value !== undefined)]);
}

const filled = (names: readonly string[] | null | undefined): readonly string[] | undefined =>
  names && names.length > 0 ? names : undefined;

/** Cognito's own scopes may be taken away, never added: they are rights at the pool itself. */
function changedScope(scope: string, access: TokenOverrides["access"]): string {
  const suppressed = new Set(access?.scopesToSuppress);
  const added = (access?.scopesToAdd ?? []).filter((name) => !name.startsWith(reservedScope));
  const all = new Set([...scope.split(" "), ...added]);
  return [...all].filter((name) => name !== "" && !suppressed.has(name)).join(" ");
}
