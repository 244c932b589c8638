import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { markOf } from "../pool/address.ts";
import { aliasConflicts, releaseAliases } from "../pool/aliases.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { runTrigger, type TriggerCaller } from "./run-trigger.ts";
import type { PreSignUpTriggerEvent, StringMap } from "./trigger-events.ts";

const flag = z.boolean().nullish().transform(Boolean);
const Wishes = z.object({ autoConfirmUser: flag, autoVerifyEmail: flag, autoVerifyPhone: flag });

const noWishes: z.output<typeof Wishes> = {
  autoConfirmUser: false,
  autoVerifyEmail: false,
  autoVerifyPhone: false,
};

/**
 * Asks the pool's pre sign-up function whether `newcomer`, who is in no directory yet, may come, and how. Who signs up
 * waits for this, so what was free before has to be looked at again afterwards.
 */
export async function askBeforeSignUp(
  pool: Pool,
  newcomer: User,
  {
    source,
    clientId,
    clientMetadata,
    validationData,
  }: TriggerCaller & {
    readonly source: PreSignUpTriggerEvent["triggerSource"];
    readonly validationData: StringMap | undefined;
  },
): Promise<z.output<typeof Wishes>> {
  const wishes = await runTrigger(pool, {
    trigger: "PreSignUp",
    source,
    userName: newcomer.username,
    clientId,
    // He has no status yet, and his id is nobody's business before he exists.
    request: { userAttributes: newcomer.attributes, validationData, clientMetadata },
    response: noWishes,
    accepts: Wishes,
  });
  return wishes ?? noWishes;
}

/**
 * Carries out what the function wished. An address it vouches for becomes the newcomer's alias, whoever had it as one.
 * `now` in milliseconds. Throws InvalidLambdaResponseException for an address that is not there, and
 * UsernameExistsException for one that is another's user name; nobody else has changed then.
 */
export function grantWishes(pool: Pool, newcomer: User, wishes: z.output<typeof Wishes>, now: number): void {
  const vouched = [
    ...(wishes.autoVerifyEmail ? (["email"] as const) : []),
    ...(wishes.autoVerifyPhone ? (["phone_number"] as const) : []),
  ];
  const absent = vouched.find((attribute) => !newcomer.attributes[attribute]);
  if (absent) throw faults.nothingToVerify(absent);
  for (const attribute of vouched) newcomer.attributes[markOf(attribute)] = "true";
  const conflict = aliasConflicts(pool, newcomer.attributes).find(({ movable }) => !movable);
  if (conflict) throw faults.signUpAliasExists(conflict.attribute);
  releaseAliases(pool, newcomer, now);
  if (wishes.autoConfirmUser) newcomer.status = "CONFIRMED";
}
