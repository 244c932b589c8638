import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { ClientId, ClientMetadata, UserPoolId } from "../pool/identifiers.ts";
import { answerChallenge } from "../sign-in/challenges.ts";

/** A server carries a sign-in on. */
export const adminRespondToAuthChallenge = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    ClientId,
    ChallengeName: z.string(),
    Session: z.string().min(20).max(2048).optional(),
    ChallengeResponses: z.record(z.string(), z.string()).default({}),
    ClientMetadata,
  }),
  handle({ input, pools, clock, challenges }) {
    const pool = pools.pool(input.UserPoolId);
    const client = pool.clients.get(input.ClientId);
    if (!client) throw faults.clientNotFound(input.ClientId);
    const said = input.ChallengeResponses;
    const { Session: session, ClientMetadata: clientMetadata } = input;
    const answer = { pool, client, clock, challenges, said, session, clientMetadata };
    return answerChallenge(input.ChallengeName, answer);
  },
});
