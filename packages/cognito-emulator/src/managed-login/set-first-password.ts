import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import { answerChallenge } from "../sign-in/challenges.ts";
import type { Reply } from "../transport/reply.ts";
import { loginPage } from "./login-page.ts";
import { newPasswordPage } from "./new-password-page.ts";
import { conversationOf, nextStep } from "./sign-in.ts";
import { attributePrefix } from "./sign-up-page.ts";
import { unlessRefused } from "./unless-refused.ts";
import type { Visit } from "./visit.ts";

/** POST /newPassword: somebody invited replaces the temporary password. A refused one can be followed by another. */
export async function setFirstPassword(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  const session = form.get("session") ?? "";
  const attributes = [...form]
    .filter(([name, value]) => name.startsWith(attributePrefix) && value !== "")
    .map(([name, value]) => [`userAttributes.${name.slice(attributePrefix.length)}`, value]);
  const said = {
    ...Object.fromEntries(attributes),
    USERNAME: username,
    NEW_PASSWORD: form.get("password") ?? "",
  };
  const replace = async () => {
    const answer = { ...conversationOf(visit, request, said), session };
    return nextStep(visit, request, await answerChallenge("NEW_PASSWORD_REQUIRED", answer));
  };
  return unlessRefused(visit, replace, (refusal, { name }) => {
    // The password is taken by the time a code is sent, so a trigger that fails leaves nothing here to be tried again.
    const isOver = name === "NotAuthorizedException" || name === "UserLambdaValidationException";
    if (isOver) return loginPage(visit, request, { refusal });
    const missing = (form.get("missing") ?? "").split(" ").filter(Boolean);
    return newPasswordPage(visit, request, { username, session, missing, said: form, refusal });
  });
}
