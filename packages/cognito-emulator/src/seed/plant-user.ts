import { faults } from "../cognito-error.ts";
import { setIdentities, userOfIdentity } from "../federation/identities.ts";
import { aliasConflicts } from "../pool/aliases.ts";
import { assertValidAttributes } from "../pool/attribute-values.ts";
import { blankUser, createUser } from "../pool/create-user.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { setPassword } from "../pool/user-password.ts";
import { derivedSub } from "./derived-ids.ts";
import type { Ground } from "./plant-client.ts";
import type { SeedUser } from "./seed-document.ts";
import { asCognito, SeedRefusal } from "./seed-error.ts";

/** Adds a user with password and groups, unless the pool knows the name. Throws SeedRefusal. */
export function plantUser(ground: Ground, wanted: SeedUser, path: readonly PropertyKey[]): void {
  const { pool, now, undo } = ground;
  if (pool.users.find(wanted.username)) return;
  assertGroupsExist(pool, wanted, path);
  const made = asCognito(path, () => makeUser(pool, wanted, now));
  const user = withSub(made, wanted.sub ?? derivedSub(pool.id, wanted.username));
  if (wanted.identities.length > 0) setIdentities(user, wanted.identities);
  user.enabled = wanted.enabled;
  user.groups = [...wanted.groups];
  givePassword(ground, user, wanted, [...path, "password"]);
  assertNobodyElse(pool, user, path);
  assertIdentitiesFree(pool, wanted, path);
  pool.users.add(user);
  undo.push(() => pool.users.remove(user));
}

/** Whoever comes from a provider keeps the name AWS made of his identity there, which may be of a form nobody can choose. */
function makeUser(pool: Pool, { username, attributes, status }: SeedUser, now: number): User {
  if (status !== "EXTERNAL_PROVIDER") return createUser(pool, { username, attributes, status, now });
  assertValidAttributes(pool, attributes);
  // Whoever plants him gives him his sub.
  return blankUser({ username, sub: "", attributes, status }, now);
}

/** In a pool of e-mail usernames the sub is the user name, too. */
const withSub = (user: User, sub: string): User => ({
  ...user,
  sub,
  username: user.username === user.sub ? sub : user.username,
});

function givePassword(
  { pool, now }: Ground,
  user: User,
  { password }: SeedUser,
  path: readonly PropertyKey[],
): void {
  if (password === undefined) return;
  if (typeof password === "string") asCognito(path, () => setPassword(pool, user, password, now));
  else user.password = { ...password };
}

function assertGroupsExist(pool: Pool, { groups }: SeedUser, path: readonly PropertyKey[]): void {
  const index = groups.findIndex((name) => !pool.groups.has(name));
  if (index < 0) return;
  throw new SeedRefusal({
    path: [...path, "groups", index],
    english: "The pool has no group of this name.",
    japanese: "この名前のグループはプールにありません。",
  });
}

function assertNobodyElse(pool: Pool, user: User, path: readonly PropertyKey[]): void {
  // A provider's word for an address claims no name here.
  const [conflict] = user.status === "EXTERNAL_PROVIDER" ? [] : aliasConflicts(pool, user.attributes);
  const where = conflict ? ["attributes", conflict.attribute] : ["sub"];
  if (!conflict && !pool.users.find(user.sub)) return;
  throw new SeedRefusal({
    path: [...path, ...where],
    english: "Another user of the pool has this already.",
    japanese: "プールの別のユーザーがすでに使っています。",
  });
}

/** As AdminLinkProviderForUser has it, except that the provider may be gone: people outlive it. */
function assertIdentitiesFree(pool: Pool, { identities }: SeedUser, path: readonly PropertyKey[]): void {
  const known = identities.findIndex(
    ({ providerName, userId }, index) =>
      userOfIdentity(pool, { providerName, userId }) ||
      identities.slice(0, index).some((own) => own.providerName === providerName && own.userId === userId),
  );
  if (known < 0) return;
  asCognito([...path, "identities", known], () => {
    throw faults.identityKnown();
  });
}
