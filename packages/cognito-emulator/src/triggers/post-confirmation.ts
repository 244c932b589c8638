import { z } from "zod";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { runTrigger, type TriggerCaller } from "./run-trigger.ts";
import { triggerAttributes } from "./trigger-attributes.ts";
import type { PostConfirmationTriggerEvent } from "./trigger-events.ts";

/** Tells the pool's post confirmation function. The user stays confirmed if it fails: the caller learns, as on AWS. */
export async function tellOfConfirmation(
  pool: Pool,
  user: User,
  {
    source,
    clientId,
    clientMetadata,
  }: TriggerCaller & { readonly source: PostConfirmationTriggerEvent["triggerSource"] },
): Promise<void> {
  await runTrigger(pool, {
    trigger: "PostConfirmation",
    source,
    userName: user.username,
    clientId,
    request: { userAttributes: triggerAttributes(user), clientMetadata },
    response: {},
    accepts: z.unknown(),
  });
}
