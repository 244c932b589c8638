import { resendSignUpCode } from "aws-amplify/auth";

/** How long to wait before another code may be asked for, in seconds. Ours, so that nobody runs into Cognito's limit. */
export const resendCoolDownSeconds = 30;

/** Mails a new sign-up code; answers the masked address. Throws what Cognito answers. */
export async function resendCode(username: string): Promise<string | null> {
  return (await resendSignUpCode({ username })).destination ?? null;
}
