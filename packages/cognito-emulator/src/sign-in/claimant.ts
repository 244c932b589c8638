import { faults } from "../cognito-error.ts";
import type { User } from "../pool/user.ts";
import { type Conversation, hidesUsers, required } from "./conversation.ts";
import { simulatedUsername } from "./simulated-user.ts";

/** Whom a sign-in is for before anything is proven: a user, or a name that nobody has where the client hides that. */
export interface Claimant {
  readonly user: User | undefined;
  /** USER_ID_FOR_SRP: the user name, or the one that stands for an unknown name. */
  readonly username: string;
  /** As it was typed: an alias, a sub, or the user name in any letter case. */
  readonly typed: string;
}

/**
 * Reads USERNAME. Throws InvalidParameterException when it is missing, and UserNotFoundException for an unknown name
 * where the client tells who exists.
 */
export function claimantOf(conversation: Conversation): Claimant {
  const { pool, client } = conversation;
  const typed = required(conversation, "USERNAME");
  const user = pool.users.find(typed);
  if (!user && !hidesUsers(client)) throw faults.userNotFound();
  return { user, username: user?.username ?? simulatedUsername(pool, typed), typed };
}

/** Whose sessions this person may continue: Amplify goes on using the name that was typed, others USER_ID_FOR_SRP. */
export const holderOf = ({ client }: Conversation, { username, typed }: Claimant) => ({
  clientId: client.id,
  names: [username, typed],
});
