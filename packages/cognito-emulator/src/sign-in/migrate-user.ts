import { CognitoError, faults } from "../cognito-error.ts";
import { aliasConflicts, releaseAliases } from "../pool/aliases.ts";
import type { Client } from "../pool/client.ts";
import { createUser } from "../pool/create-user.ts";
import type { Pool } from "../pool/pool.ts";
import type { User, UserStatus } from "../pool/user.ts";
import { adoptPassword } from "../pool/user-password.ts";
import { askBeforeSignUp } from "../triggers/pre-sign-up.ts";
import type { StringMap } from "../triggers/trigger-events.ts";
import { askForMigrant, type Migrant } from "../triggers/user-migration.ts";
import { hidesUsers } from "./conversation.ts";

interface Stranger {
  readonly pool: Pool;
  readonly client: Client;
  /** As it was typed. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Absent when it was forgotten. */
  readonly password?: string;
  readonly validationData?: StringMap | undefined;
  readonly clientMetadata?: StringMap | undefined;
}

/**
 * Brings somebody over whom this pool does not know and its user migration function does, with the password he typed.
 * Null when there is no function, it does not know him either, or he has come by another way meanwhile.
 * Throws UserNotFoundException when the function refuses, or an alias is somebody's, and the client may be told who
 * exists; and what createUser and the pre sign-up trigger refuse.
 */
export async function migrateUser(stranger: Stranger): Promise<User | null> {
  const { pool, client, name, now, password, validationData, clientMetadata } = stranger;
  const source = password === undefined ? "UserMigration_ForgotPassword" : "UserMigration_Authentication";
  const caller = { clientId: client.id, clientMetadata, validationData };
  const migrant = await askForMigrant(pool, { ...stranger, ...caller, source }).catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
    return refuse(client);
  });
  if (!migrant?.userAttributes) return null;
  const { username = name, ...attributes } = migrant.userAttributes;
  const status = statusOf(migrant, password === undefined ? "RESET_REQUIRED" : "CONFIRMED");
  const user = createUser(pool, { username, attributes, status, now });
  await askBeforeSignUp(pool, user, { ...caller, validationData, source: "PreSignUp_AdminCreateUser" });

  if (pool.users.find(name) || pool.users.find(username)) return null;
  const isInTheWay = aliasConflicts(pool, user.attributes).some(
    ({ movable }) => !movable || !migrant.forceAliasCreation,
  );
  if (isInTheWay) return refuse(client);
  if (password !== undefined) adoptPassword(pool, user, password, now);
  releaseAliases(pool, user, now);
  return pool.users.add(user);
}

/** Nobody comes over, and only a client that may be told who exists learns why. */
function refuse(client: Client): null {
  if (hidesUsers(client)) return null;
  throw faults.migrationFailed(client.id);
}

const isRefusal = (error: unknown): boolean =>
  error instanceof CognitoError && error.name === "UserLambdaValidationException";

function statusOf({ finalUserStatus }: Migrant, usual: UserStatus): UserStatus {
  switch (finalUserStatus) {
    case "UNCONFIRMED":
    case "CONFIRMED":
    case "RESET_REQUIRED":
    case "FORCE_CHANGE_PASSWORD":
      return finalUserStatus;
    case "ARCHIVED":
    case "COMPROMISED":
    case "UNKNOWN":
      throw faults.triggerAnswerInvalid();
    default:
      return usual;
  }
}
