import { initiateAuth } from "./operations/initiate-auth.ts";
import { respondToAuthChallenge } from "./operations/respond-to-auth-challenge.ts";

/** What people do for themselves: the operations a browser calls, unsigned. */
export const userOperations = {
  InitiateAuth: initiateAuth,
  RespondToAuthChallenge: respondToAuthChallenge,
};
