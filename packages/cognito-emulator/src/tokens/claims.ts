import { randomUUID } from "node:crypto";
import { toWholeSeconds } from "../clock.ts";
import { identitiesOf } from "../federation/identities.ts";
import { grantedAttributes } from "../oauth/granted-attributes.ts";
import { readableAttributes } from "../pool/attribute-access.ts";
import type { Client } from "../pool/client.ts";
import { byPrecedence } from "../pool/group.ts";
import { issuerOf, type Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import type { Claims } from "./jwt.ts";
import type { RefreshGrant } from "./refresh-grants.ts";
import { tokenLifetimes } from "./token-lifetimes.ts";

/** What a pair of tokens is about. `now` in milliseconds. */
export interface TokenSubject {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  readonly grant: RefreshGrant;
  readonly eventId: string;
  readonly now: number;
}

/** The one scope of a token that the user pools API issued (as opposed to managed login). */
const apiScope = "aws.cognito.signin.user.admin";

/** An access token says who and what for; it carries no `aud`, no e-mail and no custom attribute. */
export function accessClaims(subject: TokenSubject): Claims {
  const { client, user, grant, now } = subject;
  return {
    ...sharedClaims(subject),
    ...groupClaim(subject),
    ...(grant.deviceKey !== null && { device_key: grant.deviceKey }),
    ...(grant.scopes && { version: 2 }),
    client_id: client.id,
    token_use: "access",
    scope: grant.scopes?.join(" ") ?? apiScope,
    username: user.username,
    exp: toWholeSeconds(now + tokenLifetimes(client.settings).access),
  };
}

/** An id token describes the user, as far as the client may read him. */
export function idClaims(subject: TokenSubject): Claims {
  const { client, user, now } = subject;
  return {
    ...sharedClaims(subject),
    ...groupClaim(subject),
    ...roleClaims(subject),
    ...attributeClaims(subject),
    ...identityClaim(subject),
    aud: client.id,
    token_use: "id",
    "cognito:username": user.username,
    exp: toWholeSeconds(now + tokenLifetimes(client.settings).id),
  };
}

function sharedClaims({ pool, client, user, grant, eventId, now }: TokenSubject): Claims {
  return {
    sub: user.sub,
    iss: issuerOf(pool),
    event_id: eventId,
    auth_time: toWholeSeconds(grant.authTime),
    iat: toWholeSeconds(now),
    ...(client.settings.EnableTokenRevocation && { origin_jti: grant.originJti, jti: randomUUID() }),
  };
}

function groupsOf({ pool, user }: TokenSubject) {
  return [...pool.groups.values()].filter(({ name }) => user.groups.includes(name)).toSorted(byPrecedence);
}

function groupClaim(subject: TokenSubject): Claims {
  const names = groupsOf(subject).map(({ name }) => name);
  return names.length > 0 ? { "cognito:groups": names } : {};
}

/**
 * The roles of the user's groups, and the strongest group's before all. Groups of one precedence that name different
 * roles leave none preferred.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html (Precedence)
 */
function roleClaims(subject: TokenSubject): Claims {
  const groups = groupsOf(subject).filter(({ roleArn }) => roleArn !== undefined);
  if (groups.length === 0) return {};
  const strongest = groups.filter(({ precedence }) => precedence === groups[0]?.precedence);
  const [preferred, ...others] = new Set(strongest.map(({ roleArn }) => roleArn));
  return {
    "cognito:roles": groups.map(({ roleArn }) => roleArn),
    ...(others.length === 0 && { "cognito:preferred_role": preferred }),
  };
}

function identityClaim({ user }: TokenSubject): Claims {
  const identities = identitiesOf(user);
  return identities.length > 0 ? { identities } : {};
}

function attributeClaims({ pool, client, user, grant }: TokenSubject): Claims {
  const readable = Object.entries(grantedAttributes(grant.scopes, readableAttributes(pool, client, user)));
  return Object.fromEntries(
    readable.map(([name, value]) => [name, name.endsWith("_verified") ? value === "true" : value]),
  );
}
