import { UntrustedRequest } from "../oauth/authorization-refusal.ts";
import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import { answerChallenge } from "../sign-in/challenges.ts";
import type { Reply } from "../transport/reply.ts";
import { codeIn } from "./code-in.ts";
import { loginPage } from "./login-page.ts";
import { codeNames, factorCodePage, isCodeFactor } from "./second-factor-page.ts";
import { conversationOf, nextStep } from "./sign-in.ts";
import { unlessRefused } from "./unless-refused.ts";
import type { Visit } from "./visit.ts";

/** POST /mfa: the code of a second factor. A wrong one leaves the session usable, so another can follow. */
export async function proveSecondFactor(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const { username, session, factor } = stepOf(form);
  const said = { USERNAME: username, [codeNames[factor]]: codeIn(form) };
  const prove = async () => {
    const answer = { ...conversationOf(visit, request, said), session };
    return nextStep(visit, request, await answerChallenge(factor, answer));
  };
  return unlessRefused(visit, prove, (refusal, { name }) => {
    if (name === "NotAuthorizedException") return loginPage(visit, request, { refusal });
    return factorCodePage(visit, request, { username, session, factor, refusal });
  });
}

/** POST /mfaChoice: which factor it shall be. */
export async function chooseSecondFactor(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const { username, session, factor } = stepOf(form);
  const said = { USERNAME: username, ANSWER: factor };
  const choose = async () => {
    const answer = { ...conversationOf(visit, request, said), session };
    return nextStep(visit, request, await answerChallenge("SELECT_MFA_TYPE", answer));
  };
  return unlessRefused(visit, choose, (refusal) => loginPage(visit, request, { refusal }));
}

/** What every such form carries. Throws UntrustedRequest for one that is not ours. */
function stepOf(form: URLSearchParams) {
  const factor = form.get("factor") ?? "";
  if (!isCodeFactor(factor)) throw new UntrustedRequest("form");
  return { username: form.get("username") ?? "", session: form.get("session") ?? "", factor };
}
