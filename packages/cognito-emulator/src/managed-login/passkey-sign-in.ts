import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import { beginPasskeySignIn } from "../sign-in/begin-passkey.ts";
import { answerChallenge } from "../sign-in/challenges.ts";
import type { Reply } from "../transport/reply.ts";
import { loginPage } from "./login-page.ts";
import { passkeyPage } from "./passkey-page.ts";
import type { FormRefusal } from "./refusal-text.ts";
import { conversationOf, nextStep } from "./sign-in.ts";
import { unlessRefused } from "./unless-refused.ts";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

/** POST /passkey: who wants to sign in with a passkey. */
export async function askForSignature(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  const refused = (refusal: FormRefusal) => loginPage(visit, request, { username, refusal });
  const ask = async () => {
    const answer = await beginPasskeySignIn(conversationOf(visit, request, { USERNAME: username }));
    if (answer === null) return refused({ field: "username", text: words[visit.language].passkeyNone });
    return passkeyPage(visit, request, answer);
  };
  return await unlessRefused(visit, ask, refused);
}

/** POST /passkeyAnswer: the signature. Right or wrong, its session is spent. */
export async function takeSignature(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  const said = { USERNAME: username, CREDENTIAL: form.get("credential") ?? "" };
  const session = form.get("session") ?? "";
  const take = async () => {
    const conversation = { ...conversationOf(visit, request, said), session };
    return nextStep(visit, request, await answerChallenge("WEB_AUTHN", conversation));
  };
  return await unlessRefused(visit, take, (refusal, { message }) => {
    const isSignature = message === "Incorrect username or password.";
    const text = isSignature ? words[visit.language].passkeyFailed : refusal.text;
    return loginPage(visit, request, { refusal: { ...refusal, text } });
  });
}
