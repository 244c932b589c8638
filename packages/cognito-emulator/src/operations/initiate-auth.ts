import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { ClientId, ClientMetadata } from "../pool/identifiers.ts";
import { AuthFlow } from "../sign-in/auth-flow.ts";
import { beginFlow, publicFlows } from "../sign-in/flows.ts";

/** Begins a sign-in, or renews one. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export const initiateAuth = defineOperation({
  access: "unsigned",
  input: z.object({
    ClientId,
    AuthFlow,
    AuthParameters: z.record(z.string(), z.string()).default({}),
    ClientMetadata,
    Session: z.string().min(20).max(2048).optional(),
  }),
  handle({ input, pools, clock, challenges }) {
    const { pool, client } = pools.client(input.ClientId);
    const { AuthParameters: said, Session: session, ClientMetadata: validationData } = input;
    const conversation = { pool, client, clock, challenges, said, session, validationData };
    return beginFlow(publicFlows, input.AuthFlow, conversation);
  },
});
