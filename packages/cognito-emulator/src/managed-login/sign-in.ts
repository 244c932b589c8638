import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { AuthAnswer } from "../sign-in/auth-answer.ts";
import type { Conversation } from "../sign-in/conversation.ts";
import { secretHash } from "../sign-in/secret-hash.ts";
import { signInWithPassword } from "../sign-in/user-password-auth.ts";
import type { Reply } from "../transport/reply.ts";
import { beginSetup } from "./begin-setup.ts";
import { confirmPage } from "./confirm-page.ts";
import { resetPasswordPage } from "./forgot-password-page.ts";
import { loginPage } from "./login-page.ts";
import { newPasswordPage } from "./new-password-page.ts";
import { factorChoicePage, factorCodePage, isCodeFactor } from "./second-factor-page.ts";
import { finishSignIn } from "./send-back.ts";
import { isSetUpHere, setupChoicePage } from "./setup-page.ts";
import { unlessRefused } from "./unless-refused.ts";
import type { Visit } from "./visit.ts";

/** POST /login: the same rules as every other way in, lockout included; whatever comes next is the next page. */
export async function signIn(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  const said = { USERNAME: username, PASSWORD: form.get("password") ?? "" };
  const begin = async () =>
    nextStep(visit, request, await signInWithPassword(conversationOf(visit, request, said)));
  return unlessRefused(visit, begin, (refusal, { name }) => {
    // Only somebody who knew the password is told that much about the account.
    if (name === "UserNotConfirmedException") return confirmPage(visit, request, { username });
    if (name === "PasswordResetRequiredException") {
      return resetPasswordPage(visit, request, { username, refusal });
    }
    return loginPage(visit, request, { username, refusal });
  });
}

/** A conversation as the sign-in page leads it: for a confidential client it knows the secret the browser must not. */
export function conversationOf(
  { login }: Visit,
  { pool, client }: AuthorizationRequest,
  said: Readonly<Record<string, string>> & { USERNAME: string },
): Conversation {
  const { challenges } = login;
  const { clock } = login.services;
  const hash = secretHash(client, said.USERNAME);
  const proven = hash === undefined ? said : { ...said, SECRET_HASH: hash };
  return { pool, client, clock, challenges, said: proven, managedLogin: true };
}

/** The page after an answer of the sign-in, or the way back to the app. */
export async function nextStep(
  visit: Visit,
  request: AuthorizationRequest,
  answer: AuthAnswer,
): Promise<Reply> {
  if ("SignedInUser" in answer) return await finishSignIn(visit.login, request, answer.SignedInUser);
  if ("ChallengeName" in answer && answer.ChallengeName === "NEW_PASSWORD_REQUIRED") {
    const { USER_ID_FOR_SRP = "", requiredAttributes = "[]" } = answer.ChallengeParameters;
    // Our own challenge: a JSON array of `userAttributes.<name>`.
    const missing = (JSON.parse(requiredAttributes) as string[]).map((name) =>
      name.split(".").slice(1).join("."),
    );
    const shown = {
      username: USER_ID_FOR_SRP,
      session: answer.Session,
      missing,
      said: new URLSearchParams(),
    };
    return newPasswordPage(visit, request, { ...shown, refusal: null });
  }
  if ("ChallengeName" in answer) {
    const { ChallengeName: name, ChallengeParameters: sent, Session: session } = answer;
    const { USER_ID_FOR_SRP: username = "", CODE_DELIVERY_DESTINATION: destination } = sent;
    if (isCodeFactor(name)) {
      return factorCodePage(visit, request, { username, session, factor: name, destination, refusal: null });
    }
    if (name === "SELECT_MFA_TYPE") {
      // Our own challenge: a JSON array of factors.
      const factors = (JSON.parse(sent["MFAS_CAN_CHOOSE"] ?? "[]") as string[]).filter(isCodeFactor);
      return factorChoicePage(visit, request, { username, session, factors });
    }
    if (name === "MFA_SETUP") {
      // Our own challenge: a JSON array of factors.
      const factors = (JSON.parse(sent["MFAS_CAN_SETUP"] ?? "[]") as string[]).filter(isSetUpHere);
      const [only] = factors;
      if (factors.length > 1) return setupChoicePage(visit, request, { username, session, factors });
      if (only) return beginSetup(visit, request, { username, session, factor: only });
    }
  }
  return loginPage(visit, request, { refusal: { field: null, text: unsupportedStep[visit.language] } });
}

const unsupportedStep = {
  ja: "このアカウントのサインインには、電話番号の登録など、このページではできない手順が必要です。アプリの画面からサインインしてください。",
  en: "Signing in to this account takes a step that these pages do not have, such as adding a phone number. Please sign in within the app.",
} as const;
