import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { Services } from "../operation.ts";
import { offerApp, offeredApp } from "../sign-in/set-up-app.ts";
import type { Reply } from "../transport/reply.ts";
import type { FormRefusal } from "./refusal-text.ts";
import { appSetupPage, emailSetupPage, type SetupFactor, type SetupStep } from "./setup-page.ts";
import type { Visit } from "./visit.ts";

/** The first page of setting this factor up. Throws NotAuthorizedException. */
export function beginSetup(
  visit: Visit,
  request: AuthorizationRequest,
  { username, session, factor }: SetupStep & { factor: SetupFactor },
): Reply {
  if (factor === "EMAIL_OTP") {
    return emailSetupPage(visit, request, { username, session, email: "", refusal: null });
  }
  const offered = offerApp(pagesOwn(visit), session);
  return showOfferedApp(visit, request, { username, session: offered, refusal: null });
}

/** The secret that was offered in this session, once more. Throws NotAuthorizedException. */
export function showOfferedApp(
  visit: Visit,
  request: AuthorizationRequest,
  step: SetupStep & { refusal: FormRefusal | null },
): Reply {
  const { secret, user } = offeredApp(pagesOwn(visit), step.session);
  // In a pool of e-mail usernames the user name is an id that says nothing to anybody.
  const account = user.attributes["email"] ?? user.username;
  return appSetupPage(visit, request, { ...step, secret, account });
}

/** The services with the sessions of the pages, which the API does not know. */
export const pagesOwn = ({ login }: Visit): Services => ({
  ...login.services,
  challenges: login.challenges,
});
