import type { Clock } from "../clock.ts";
import { faults } from "../cognito-error.ts";
import type { Client } from "../pool/client.ts";
import type { Pool } from "../pool/pool.ts";
import type { StringMap, TokenGenerationSource } from "../triggers/trigger-events.ts";
import type { ChallengeSessions } from "./challenge-sessions.ts";

/** A sign-in under way: between which client and which pool, and what the client just said. */
export interface Conversation {
  readonly pool: Pool;
  readonly client: Client;
  readonly clock: Clock;
  readonly challenges: ChallengeSessions;
  /** AuthParameters or ChallengeResponses. */
  readonly said: Readonly<Record<string, string>>;
  /** The session this continues, when there is one. */
  readonly session?: string | undefined;
  /** The sign-in page speaks, so the sign-in ends with a user, not with tokens. */
  readonly managedLogin?: true;
  /** ClientMetadata of InitiateAuth: the triggers that run before a password is looked at get it under this name. */
  readonly validationData?: StringMap | undefined;
  /** ClientMetadata of RespondToAuthChallenge, for the triggers that run from then on. */
  readonly clientMetadata?: StringMap | undefined;
  /** What the pre token generation trigger is told; a plain sign-in when absent. */
  readonly tokenSource?: TokenGenerationSource;
}

/** A parameter that must be there. Throws InvalidParameterException naming it. */
export function required({ said }: Pick<Conversation, "said">, name: string): string {
  const value = Object.hasOwn(said, name) ? said[name] : undefined;
  if (!value) throw faults.missingParameter(name);
  return value;
}

/** Whether this client may be told who exists (PreventUserExistenceErrors). */
export const hidesUsers = (client: Client): boolean =>
  client.settings.PreventUserExistenceErrors === "ENABLED";
