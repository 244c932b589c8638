import { z } from "zod";
import { triggerOf } from "../pool/lambda-config.ts";
import type { TokenSubject } from "../tokens/claims.ts";
import type { Claims } from "../tokens/jwt.ts";
import { runTrigger } from "./run-trigger.ts";
import { triggerAttributes } from "./trigger-attributes.ts";
import type { StringMap, TokenGenerationSource } from "./trigger-events.ts";

const Names = z.array(z.string()).nullish();
/** RFC 6749 section 3.3: a blank in one would make it two. */
const Scopes = z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/)).nullish();

/** Null or empty is an answer too: no groups. */
const Groups = z
  .object({ groupsToOverride: Names, iamRolesToOverride: Names, preferredRole: z.string().nullish() })
  .nullable()
  .optional();

const IdToken = z.object({
  claimsToAddOrOverride: z.record(z.string(), z.unknown()).nullish(),
  claimsToSuppress: Names,
});
const AccessToken = IdToken.extend({ scopesToAdd: Scopes, scopesToSuppress: Scopes });

const V1 = z.object({
  claimsOverrideDetails: z
    .object({
      claimsToAddOrOverride: z.record(z.string(), z.string()).nullish(),
      claimsToSuppress: Names,
      groupOverrideDetails: Groups,
    })
    .nullish(),
});
/** What a function of version 2 or 3 may leave in `response`. */
export const TokensAnswer = z.object({
  claimsAndScopeOverrideDetails: z
    .object({
      idTokenGeneration: IdToken.nullish(),
      accessTokenGeneration: AccessToken.nullish(),
      groupOverrideDetails: Groups,
    })
    .nullish(),
});

/** What a function wants different in a pair of tokens. Absent members leave them as they are. */
export interface TokenOverrides {
  readonly id?: z.output<typeof IdToken> | null | undefined;
  readonly access?: z.output<typeof AccessToken> | null | undefined;
  readonly groups?: z.output<typeof Groups>;
}

/** Why tokens are made, and what the client sent along. */
export interface TokenOccasion {
  readonly source: TokenGenerationSource;
  readonly clientMetadata?: StringMap | undefined;
}

/**
 * Asks the pool's pre token generation function what the tokens shall say; nothing different without one. Version 1
 * sees and changes the id token only, and the groups of both.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export async function askForClaims(
  { pool, client, user }: TokenSubject,
  plain: { readonly access: Claims; readonly id: Claims },
  { source, clientMetadata }: TokenOccasion,
): Promise<TokenOverrides> {
  const trigger = "PreTokenGeneration";
  const first = triggerOf(pool.settings.LambdaConfig, trigger)?.version === "1";
  const request = {
    userAttributes: triggerAttributes(user),
    groupConfiguration: groupConfiguration(plain.id),
    ...(!first && { scopes: String(plain.access["scope"]).split(" ") }),
    clientMetadata,
  };
  const call = { trigger, source, userName: user.username, clientId: client.id, request } as const;
  if (first) {
    const answer = await runTrigger(pool, {
      ...call,
      response: { claimsOverrideDetails: null },
      accepts: V1,
    });
    const details = answer?.claimsOverrideDetails;
    return { id: details, groups: details?.groupOverrideDetails };
  }
  const response = { claimsAndScopeOverrideDetails: null };
  const answer = await runTrigger(pool, { ...call, response, accepts: TokensAnswer });
  const details = answer?.claimsAndScopeOverrideDetails;
  return {
    id: details?.idTokenGeneration,
    access: details?.accessTokenGeneration,
    groups: details?.groupOverrideDetails,
  };
}

const groupConfiguration = (id: Claims) => ({
  groupsToOverride: id["cognito:groups"] ?? [],
  iamRolesToOverride: id["cognito:roles"] ?? [],
  preferredRole: id["cognito:preferred_role"],
});
