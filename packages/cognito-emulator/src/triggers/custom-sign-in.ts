import type { Pool } from "../pool/pool.ts";
import { type Conversation, hidesUsers } from "../sign-in/conversation.ts";
import { triggerAttributes } from "./trigger-attributes.ts";
import type { ChallengeResult, StringMap } from "./trigger-events.ts";

/** A custom sign-in as its three functions see it. */
export interface CustomSignIn {
  readonly pool: Pool;
  readonly userName: string;
  readonly clientId: string;
  readonly request: {
    readonly userAttributes: StringMap;
    readonly session: readonly ChallengeResult[];
    readonly clientMetadata: StringMap | undefined;
    /** Present where the client hides who exists: then strangers go through the same questions. */
    readonly userNotFound?: boolean;
  };
}

/** Describes the sign-in of `userName`, who may be nobody, after the steps in `session`. */
export function describeCustomSignIn(
  { pool, client, clientMetadata }: Conversation,
  userName: string,
  session: readonly ChallengeResult[],
): CustomSignIn {
  const user = pool.users.find(userName);
  const request = {
    userAttributes: user ? triggerAttributes(user) : {},
    session,
    clientMetadata,
    ...(hidesUsers(client) && { userNotFound: user === undefined }),
  };
  return { pool, userName, clientId: client.id, request };
}
