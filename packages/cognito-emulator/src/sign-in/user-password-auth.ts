import { faults } from "../cognito-error.ts";
import { srpPoolName } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { hasPassword } from "../pool/user-password.ts";
import { matchesVerifier } from "../srp/verifier.ts";
import { askBeforeSignIn } from "../triggers/pre-authentication.ts";
import { afterFirstFactor } from "./after-first-factor.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { type Conversation, hidesUsers, required } from "./conversation.ts";
import { migrateUser } from "./migrate-user.ts";
import { assertSecretHash } from "./secret-hash.ts";
import { simulatedUser } from "./simulated-user.ts";

/** USER_PASSWORD_AUTH, and ADMIN_USER_PASSWORD_AUTH for a server: user name and password in one call. */
export async function signInWithPassword(conversation: Conversation): Promise<AuthAnswer> {
  const { pool, client, said } = conversation;
  const name = required(conversation, "USERNAME");
  const password = required(conversation, "PASSWORD");
  assertSecretHash(client, [name], said["SECRET_HASH"]);
  const newcomer = pool.users.find(name) ? null : await migrateAtSignIn(conversation, name, password);
  if (newcomer) return await afterFirstFactor(conversation, newcomer);
  await askBeforeSignIn(conversation, name);
  return await afterFirstFactor(conversation, provePassword(conversation));
}

/**
 * The user whose name and password were said; the caller has checked the secret hash. Waits for nothing, so that a session can be marked as used at once.
 * Throws NotAuthorizedException, and UserNotFoundException where the client tells who exists.
 */
export function provePassword(conversation: Conversation): User {
  const { pool, client, clock } = conversation;
  const name = required(conversation, "USERNAME");
  const password = required(conversation, "PASSWORD");
  const user = pool.users.find(name);
  if (!user && !hidesUsers(client)) throw faults.userNotFound();

  const attemptName = user?.username ?? name;
  pool.attempts.assertUnlocked(attemptName, clock.now());
  if (!user) {
    // The same work as for a real user, so that time does not tell either.
    const simulated = simulatedUser(pool, name);
    matchesVerifier({ poolName: srpPoolName(pool), userId: simulated.username }, password, simulated);
  }
  if (!user || !hasPassword(pool, user, password)) {
    pool.attempts.fail(attemptName, clock.now());
    throw faults.incorrectCredentials();
  }
  return user;
}

/**
 * Lets the pool's user migration function look at a name nobody here answers to. Null without one, or when he has come
 * meanwhile. The try counts as a failure until it has succeeded: otherwise a crowd of guesses could wait here together.
 */
async function migrateAtSignIn(
  { pool, client, clock, validationData }: Conversation,
  name: string,
  password: string,
): Promise<User | null> {
  if (pool.settings.LambdaConfig.UserMigration === undefined) return null;
  const now = clock.now();
  pool.attempts.assertUnlocked(name, now);
  pool.attempts.fail(name, now);
  const newcomer = await migrateUser({ pool, client, name, password, now, validationData });
  if (newcomer) pool.attempts.succeed(name);
  if (newcomer || pool.users.find(name)) return newcomer;
  throw hidesUsers(client) ? faults.incorrectCredentials() : faults.userNotFound();
}
