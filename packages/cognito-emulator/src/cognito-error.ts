import { accountFaults } from "./faults/account-faults.ts";
import { administrationFaults } from "./faults/administration-faults.ts";
import { oauthFaults } from "./faults/oauth-faults.ts";
import { signInFaults } from "./faults/sign-in-faults.ts";
import { transportFaults } from "./faults/transport-faults.ts";
import { triggerFaults } from "./faults/trigger-faults.ts";

export { CognitoError } from "./faults/refusal.ts";

/**
 * The one table of refusals, by what is refused. Clients branch on the name and people read the message, so both are
 * Cognito's; where AWS does not document a message, its part of the table is the place to correct it.
 */
export const faults = {
  ...signInFaults,
  ...accountFaults,
  ...administrationFaults,
  ...oauthFaults,
  ...triggerFaults,
  ...transportFaults,
} as const;
