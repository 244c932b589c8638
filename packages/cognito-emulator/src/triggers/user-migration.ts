import { z } from "zod";
import type { Pool } from "../pool/pool.ts";
import { runTrigger, type TriggerCaller } from "./run-trigger.ts";
import type { StringMap, UserMigrationTriggerEvent } from "./trigger-events.ts";

const Migrant = z.object({
  userAttributes: z.record(z.string(), z.string()).nullish(),
  finalUserStatus: z
    .enum([
      "UNCONFIRMED",
      "CONFIRMED",
      "ARCHIVED",
      "COMPROMISED",
      "UNKNOWN",
      "RESET_REQUIRED",
      "FORCE_CHANGE_PASSWORD",
    ])
    .nullish(),
  messageAction: z.enum(["RESEND", "SUPPRESS"]).nullish(),
  desiredDeliveryMediums: z.array(z.enum(["SMS", "EMAIL"])).nullish(),
  forceAliasCreation: z.boolean().nullish(),
});
export type Migrant = z.output<typeof Migrant>;

/** Asks the pool's user migration function for somebody this pool does not know. Null when the pool has none. */
export function askForMigrant(
  pool: Pool,
  {
    name,
    source,
    password,
    validationData,
    clientId,
    clientMetadata,
  }: TriggerCaller & {
    readonly name: string;
    readonly source: UserMigrationTriggerEvent["triggerSource"];
    /** Absent when a password was forgotten. */
    readonly password?: string | undefined;
    readonly validationData?: StringMap | undefined;
  },
): Promise<Migrant | null> {
  return runTrigger(pool, {
    trigger: "UserMigration",
    source,
    userName: name,
    clientId,
    request: { password, validationData, clientMetadata },
    response: {
      userAttributes: null,
      finalUserStatus: null,
      messageAction: null,
      desiredDeliveryMediums: null,
      forceAliasCreation: null,
      enableSMSMFA: null,
    },
    accepts: Migrant,
  });
}
