import { faults } from "../cognito-error.ts";
import { UntrustedRequest } from "../oauth/authorization-refusal.ts";
import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { AuthAnswer } from "../sign-in/auth-answer.ts";
import { answerChallenge } from "../sign-in/challenges.ts";
import { verifyApp } from "../sign-in/set-up-app.ts";
import type { Reply } from "../transport/reply.ts";
import { beginSetup, pagesOwn, showOfferedApp } from "./begin-setup.ts";
import { codeIn } from "./code-in.ts";
import { loginPage } from "./login-page.ts";
import type { FormRefusal } from "./refusal-text.ts";
import { emailSetupPage, isSetUpHere, type SetupFactor, type SetupStep } from "./setup-page.ts";
import { conversationOf, nextStep } from "./sign-in.ts";
import { unlessRefused } from "./unless-refused.ts";
import type { Visit } from "./visit.ts";

type Step = SetupStep & { readonly factor: SetupFactor };

/** POST /mfaSetupChoice: which factor shall be set up. */
export async function chooseSetup(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const step = stepOf(form);
  const startAgain = (refusal: FormRefusal) => loginPage(visit, request, { refusal });
  return await unlessRefused(visit, async () => beginSetup(visit, request, step), startAgain);
}

/** POST /mfaSetup: the app's first code, or the address whose code is asked for next. */
export async function setUpFactor(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const step = stepOf(form);
  const setUp = async () => {
    const answer =
      step.factor === "EMAIL_OTP"
        ? giveAddress(visit, request, step, form)
        : showCode(visit, request, step, form);
    return nextStep(visit, request, await answer);
  };
  return await unlessRefused(visit, setUp, (refusal, { name }) => {
    if (name === "EnableSoftwareTokenMFAException") {
      return showOfferedApp(visit, request, { ...step, refusal });
    }
    if (name === "InvalidParameterException" || name === "AliasExistsException") {
      const email = form.get("email") ?? "";
      return emailSetupPage(visit, request, { ...step, email, refusal: { ...refusal, field: "email" } });
    }
    // Back to the password, where a sign-in cannot go on.
    return loginPage(visit, request, { refusal });
  });
}

async function showCode(
  visit: Visit,
  request: AuthorizationRequest,
  { username, session }: Step,
  form: URLSearchParams,
): Promise<AuthAnswer> {
  const code = codeIn(form);
  const now = visit.login.services.clock.now();
  const verified = verifyApp(pagesOwn(visit), session, { code, name: undefined, now });
  const conversation = conversationOf(visit, request, { USERNAME: username });
  return await answerChallenge("MFA_SETUP", { ...conversation, session: verified });
}

async function giveAddress(
  visit: Visit,
  request: AuthorizationRequest,
  { username, session }: Step,
  form: URLSearchParams,
): Promise<AuthAnswer> {
  const EMAIL = (form.get("email") ?? "").trim();
  if (EMAIL === "") throw faults.missingParameter("EMAIL");
  const said = { USERNAME: username, EMAIL };
  return await answerChallenge("MFA_SETUP", { ...conversationOf(visit, request, said), session });
}

/** What every such form carries. Throws UntrustedRequest for one that is not ours. */
function stepOf(form: URLSearchParams): Step {
  const factor = form.get("factor") ?? "";
  if (!isSetUpHere(factor)) throw new UntrustedRequest("form");
  return { username: form.get("username") ?? "", session: form.get("session") ?? "", factor };
}
