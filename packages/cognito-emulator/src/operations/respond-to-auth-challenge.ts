import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { ClientId, ClientMetadata } from "../pool/identifiers.ts";
import { answerChallenge } from "../sign-in/challenges.ts";

/** Carries a sign-in on. The session says which client, user and challenge it belongs to; it must be this one. */
export const respondToAuthChallenge = defineOperation({
  access: "unsigned",
  input: z.object({
    ClientId,
    ChallengeName: z.string(),
    Session: z.string().min(20).max(2048).optional(),
    ChallengeResponses: z.record(z.string(), z.string()).default({}),
    ClientMetadata,
  }),
  handle({ input, pools, clock, challenges }) {
    const { pool, client } = pools.client(input.ClientId);
    const said = input.ChallengeResponses;
    const { Session: session, ClientMetadata: clientMetadata } = input;
    const answer = { pool, client, clock, challenges, said, session, clientMetadata };
    return answerChallenge(input.ChallengeName, answer);
  },
});
