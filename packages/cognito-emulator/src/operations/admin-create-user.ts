import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { sendMail } from "../local/mail.ts";
import { type Call, defineOperation } from "../operation.ts";
import { aliasConflicts, releaseAliases } from "../pool/aliases.ts";
import { AttributeList, toAttributes } from "../pool/attribute-list.ts";
import { createUser } from "../pool/create-user.ts";
import { describeUser } from "../pool/describe-user.ts";
import { allowedFactors, verifiedAddress } from "../pool/first-factors.ts";
import { ClientMetadata, Password, Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";
import type { Pool } from "../pool/pool.ts";

import { generateTemporaryPassword } from "../pool/temporary-password.ts";
import type { User } from "../pool/user.ts";
import { setPassword } from "../pool/user-password.ts";
import { usernameAddress } from "../pool/username-address.ts";
import { askBeforeSignUp } from "../triggers/pre-sign-up.ts";

const Input = z.object({
  UserPoolId,
  Username,
  UserAttributes: AttributeList.default([]),
  ValidationData: AttributeList.optional(),
  TemporaryPassword: Password.optional(),
  ForceAliasCreation: z.boolean().default(false),
  MessageAction: z.enum(["RESEND", "SUPPRESS"]).optional(),
  DesiredDeliveryMediums: z.array(z.enum(["SMS", "EMAIL"])).optional(),
  ClientMetadata,
});

/**
 * Invites somebody with a temporary password (ours when the request brings none), to be replaced at the first sign-in.
 * Nobody is invited, and no password made, where that is suppressed and a code to a verified address signs in.
 * RESEND gives a user who has not come yet a new password and another invitation; SUPPRESS sends nothing.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export const adminCreateUser = defineOperation({
  access: "signed",
  input: Input,
  async handle(call) {
    const { input, pools, clock } = call;
    const pool = pools.pool(input.UserPoolId);
    const resend = input.MessageAction === "RESEND";
    // One reading: whoever was just created has not been changed since.
    const now = clock.now();
    const invited = resend ? awaitedUser(pool, input.Username) : await newcomer(pool, call, now);
    const { PasswordPolicy } = pool.settings.Policies;
    const password = input.TemporaryPassword ?? generateTemporaryPassword(PasswordPolicy);
    // A function took its time: somebody else may have the name by now. From here on nothing waits until the user is there.
    if (!resend) assertNameFree(pool, invited, input);
    const passwordless = isPasswordless(pool, invited, input);
    if (passwordless) invited.status = "CONFIRMED";
    else setPassword(pool, invited, password, now, "temporary");
    const user = resend ? invited : takeIn(pool, invited, now);
    if (input.MessageAction !== "SUPPRESS") await invite(pool, user, { code: password, now, input });
    return { User: describeUser(user) };
  },
});

/** Only now that nothing can be refused any more does anybody lose an alias. */
function takeIn(pool: Pool, newcomer: User, now: number): User {
  releaseAliases(pool, newcomer, now);
  return pool.users.add(newcomer);
}

/** Whether the new user is one who signs in by codes alone. AWS confirms such a user at once. */
function isPasswordless(
  pool: Pool,
  user: User,
  { TemporaryPassword, MessageAction }: z.output<typeof Input>,
): boolean {
  if (TemporaryPassword || MessageAction !== "SUPPRESS") return false;
  const allowed = allowedFactors(pool);
  const byEmail = allowed.includes("EMAIL_OTP") && verifiedAddress(user, "email") !== undefined;
  return byEmail || (allowed.includes("SMS_OTP") && verifiedAddress(user, "phone_number") !== undefined);
}

/** Without an address the message still reaches the outbox: on a laptop that is where it is read. */
async function invite(
  pool: Pool,
  user: User,
  { code, now, input }: { code: string; now: number; input: z.output<typeof Input> },
): Promise<void> {
  const to = user.attributes["email"] ?? user.attributes["phone_number"] ?? user.username;
  const caller = { clientId: null, clientMetadata: input.ClientMetadata };
  await sendMail(pool, user, { kind: "invitation", to, code, now, caller });
}

/** The invited user who has not signed in yet. Throws UserNotFoundException, UnsupportedUserStateException. */
function awaitedUser(pool: Pool, name: string): User {
  const user = namedUser(pool, name);
  if (user.status !== "FORCE_CHANGE_PASSWORD") {
    throw faults.unsupportedUserState(
      `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`,
    );
  }
  return user;
}

/**
 * A user not yet in the directory, whom the pre sign-up trigger lets in; of what else it wishes AWS takes no notice here.
 * Throws UsernameExistsException for a name, or a verified alias, in use.
 */
async function newcomer(
  pool: Pool,
  { input }: Pick<Call<z.output<typeof Input>>, "input">,
  now: number,
): Promise<User> {
  const user = createUser(pool, {
    username: input.Username,
    attributes: toAttributes(input.UserAttributes),
    status: "FORCE_CHANGE_PASSWORD",
    now,
  });
  assertNameFree(pool, user, input);
  await askBeforeSignUp(pool, user, {
    source: "PreSignUp_AdminCreateUser",
    clientId: null,
    clientMetadata: input.ClientMetadata,
    validationData: input.ValidationData && toAttributes(input.ValidationData),
  });
  return user;
}

function assertNameFree(
  pool: Pool,
  user: User,
  { Username, ForceAliasCreation }: Pick<z.output<typeof Input>, "Username" | "ForceAliasCreation">,
): void {
  if (pool.users.find(Username)) {
    const address = usernameAddress(pool, Username);
    throw address ? faults.signUpAliasExists(address) : faults.accountExists();
  }
  const conflict = aliasConflicts(pool, user.attributes).find(
    ({ movable }) => !movable || !ForceAliasCreation,
  );
  if (conflict) throw faults.signUpAliasExists(conflict.attribute);
}
