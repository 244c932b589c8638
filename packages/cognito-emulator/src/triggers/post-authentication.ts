import { z } from "zod";
import type { User } from "../pool/user.ts";
import type { Conversation } from "../sign-in/conversation.ts";
import { runTrigger } from "./run-trigger.ts";
import { triggerAttributes } from "./trigger-attributes.ts";

/** Tells the pool's post authentication function who came in. If it fails, nobody has come in: there are no tokens. */
export async function tellOfSignIn(
  { pool, client, clientMetadata }: Conversation,
  user: User,
): Promise<void> {
  await runTrigger(pool, {
    trigger: "PostAuthentication",
    source: "PostAuthentication_Authentication",
    userName: user.username,
    clientId: client.id,
    request: { userAttributes: triggerAttributes(user), newDeviceUsed: false, clientMetadata },
    response: {},
    accepts: z.unknown(),
  });
}
