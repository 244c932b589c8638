import { resetPassword } from "aws-amplify/auth";

/**
 * Asks for a code to set a new password; answers the masked address.
 * For an unknown username Cognito answers as for a known one (PreventUserExistenceErrors): nobody learns who is registered.
 */
export async function forgotPassword(username: string): Promise<string | null> {
  return (await resetPassword({ username })).nextStep.codeDeliveryDetails.destination ?? null;
}
