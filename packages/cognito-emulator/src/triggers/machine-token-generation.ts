import type { Client } from "../pool/client.ts";
import { triggerOf } from "../pool/lambda-config.ts";
import type { Pool } from "../pool/pool.ts";
import { type TokenOverrides, TokensAnswer } from "./pre-token-generation.ts";
import { runTrigger } from "./run-trigger.ts";
import type { StringMap } from "./trigger-events.ts";

/** A machine's token, before it is made. */
interface MachineToken {
  readonly pool: Pool;
  readonly client: Client;
  readonly scopes: readonly string[];
  /** The request's `aws_client_metadata`. */
  readonly clientMetadata: StringMap | undefined;
}

/**
 * Asks the pool's function what a machine's access token shall say (client credentials). Only version 3 is about
 * machines; an earlier one is not asked. There is no person to tell of: AWS does not document `userName` here, and the
 * client's id is what the token has for a subject.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export async function askForMachineClaims(token: MachineToken): Promise<TokenOverrides> {
  const { pool, client, scopes, clientMetadata } = token;
  const trigger = "PreTokenGeneration";
  if (triggerOf(pool.settings.LambdaConfig, trigger)?.version !== "3") return {};
  const answer = await runTrigger(pool, {
    trigger,
    source: "TokenGeneration_ClientCredentials",
    userName: client.id,
    clientId: client.id,
    request: {
      userAttributes: {},
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [] },
      scopes,
      clientMetadata,
    },
    response: { claimsAndScopeOverrideDetails: null },
    accepts: TokensAnswer,
  });
  return { access: answer?.claimsAndScopeOverrideDetails?.accessTokenGeneration };
}
