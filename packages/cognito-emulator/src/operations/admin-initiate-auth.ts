import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { ClientId, ClientMetadata, UserPoolId } from "../pool/identifiers.ts";
import { AuthFlow } from "../sign-in/auth-flow.ts";
import { beginFlow, serverFlows } from "../sign-in/flows.ts";

/** A server signs a user in: the password flow that browsers are not offered. */
export const adminInitiateAuth = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    ClientId,
    AuthFlow,
    AuthParameters: z.record(z.string(), z.string()).default({}),
    ClientMetadata,
    Session: z.string().min(20).max(2048).optional(),
  }),
  handle({ input, pools, clock, challenges }) {
    const pool = pools.pool(input.UserPoolId);
    const client = pool.clients.get(input.ClientId);
    if (!client) throw faults.clientNotFound(input.ClientId);
    const { AuthParameters: said, Session: session, ClientMetadata: validationData } = input;
    const conversation = { pool, client, clock, challenges, said, session, validationData };
    return beginFlow(serverFlows, input.AuthFlow, conversation);
  },
});
