import { z } from "zod";
import { type Conversation, hidesUsers } from "../sign-in/conversation.ts";
import { runTrigger } from "./run-trigger.ts";
import { triggerAttributes } from "./trigger-attributes.ts";

/**
 * Asks the pool's pre authentication function whether `name` may try to sign in, before any password is looked at.
 * Where the client hides who exists the function is asked for unknown names as well, and is told so.
 */
export async function askBeforeSignIn(
  { pool, client, validationData }: Conversation,
  name: string,
): Promise<void> {
  const user = pool.users.find(name);
  const hides = hidesUsers(client);
  if (!user && !hides) return;
  await runTrigger(pool, {
    trigger: "PreAuthentication",
    source: "PreAuthentication_Authentication",
    userName: user?.username ?? name,
    clientId: client.id,
    request: {
      userAttributes: user ? triggerAttributes(user) : {},
      validationData,
      ...(hides && { userNotFound: user === undefined }),
    },
    response: {},
    accepts: z.unknown(),
  });
}
