import { confirmResetPassword } from "aws-amplify/auth";

/** Sets a new password with a mailed code. Throws what Cognito answers. */
export const resetPassword = (reset: {
  username: string;
  code: string;
  newPassword: string;
}): Promise<void> =>
  confirmResetPassword({
    username: reset.username,
    confirmationCode: reset.code,
    newPassword: reset.newPassword,
  });
