import { CognitoError } from "../cognito-error.ts";
import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import { beginPasskeySignIn } from "../sign-in/begin-passkey.ts";
import { answerChallenge } from "../sign-in/challenges.ts";
import type { Reply } from "../transport/reply.ts";
import { loginPage } from "./login-page.ts";
import { passkeyPage } from "./passkey-page.ts";
import { refusalText } from "./refusal-text.ts";
import { conversationOf, nextStep } from "./sign-in.ts";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

/** POST /passkey: who wants to sign in with a passkey. */
export async function askForSignature(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  try {
    const answer = await beginPasskeySignIn(conversationOf(visit, request, { USERNAME: username }));
    if (answer === null) {
      const refusal = { field: "username", text: words[visit.language].passkeyNone } as const;
      return loginPage(visit, request, { username, refusal });
    }
    return passkeyPage(visit, request, answer);
  } catch (error) {
    if (!(error instanceof CognitoError)) throw error;
    return loginPage(visit, request, { username, refusal: refusalText(error, visit.language) });
  }
}

/** POST /passkeyAnswer: the signature. Right or wrong, its session is spent. */
export async function takeSignature(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  const said = { USERNAME: username, CREDENTIAL: form.get("credential") ?? "" };
  try {
    const conversation = conversationOf(visit, request, said);
    const session = form.get("session") ?? "";
    return nextStep(visit, request, await answerChallenge("WEB_AUTHN", { ...conversation, session }));
  } catch (error) {
    if (!(error instanceof CognitoError)) throw error;
    const refusal = refusalText(error, visit.language);
    const isSignature = error.message === "Incorrect username or password.";
    const text = isSignature ? words[visit.language].passkeyFailed : refusal.text;
    return loginPage(visit, request, { refusal: { ...refusal, text } });
  }
}
