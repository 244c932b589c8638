import { UntrustedRequest } from "../oauth/authorization-refusal.ts";
import {
  type AuthorizationRequest,
  providersFor,
  readAuthorizationRequest,
} from "../oauth/authorization-request.ts";
import { ownUsers } from "../pool/oauth-client-rules.ts";
import type { Reply } from "../transport/reply.ts";
import { confirmPage } from "./confirm-page.ts";
import { confirmUser, resendCode } from "./confirm-user.ts";
import { forgotPasswordPage } from "./forgot-password-page.ts";
import { assertOwnForm } from "./form-token.ts";
import { loginPage } from "./login-page.ts";
import { askForSignature, takeSignature } from "./passkey-sign-in.ts";
import { chooseSecondFactor, proveSecondFactor } from "./prove-second-factor.ts";
import { confirmForgotPassword, forgotPassword } from "./reset-password.ts";
import { setFirstPassword } from "./set-first-password.ts";
import { chooseSetup, setUpFactor } from "./set-up-factor.ts";
import { signIn } from "./sign-in.ts";
import { signUp } from "./sign-up.ts";
import { signUpPage } from "./sign-up-page.ts";
import type { Visit } from "./visit.ts";

interface Route {
  /** What opening the address shows; null where only a form leads. */
  readonly show: ((visit: Visit, request: AuthorizationRequest) => Reply) | null;
  readonly submit: (visit: Visit, request: AuthorizationRequest, form: URLSearchParams) => Promise<Reply>;
}

const blank = { said: new URLSearchParams(), refusal: null };

/** The sign-in pages, by path. Each carries the authorization request in its query and checks it anew. */
export const pages: ReadonlyMap<string, Route> = new Map<string, Route>([
  ["/login", { show: (visit, request) => loginPage(visit, request), submit: signIn }],
  ["/signup", { show: (visit, request) => signUpPage(visit, request, blank), submit: signUp }],
  [
    "/confirmUser",
    { show: (visit, request) => confirmPage(visit, request, { username: null }), submit: confirmUser },
  ],
  ["/resendcode", { show: null, submit: resendCode }],
  [
    "/forgotPassword",
    {
      show: (visit, request) => forgotPasswordPage(visit, request, { username: "", refusal: null }),
      submit: forgotPassword,
    },
  ],
  ["/confirmForgotPassword", { show: null, submit: confirmForgotPassword }],
  ["/mfa", { show: null, submit: proveSecondFactor }],
  ["/mfaChoice", { show: null, submit: chooseSecondFactor }],
  ["/mfaSetupChoice", { show: null, submit: chooseSetup }],
  ["/mfaSetup", { show: null, submit: setUpFactor }],
  ["/passkey", { show: null, submit: askForSignature }],
  ["/passkeyAnswer", { show: null, submit: takeSignature }],
  ["/newPassword", { show: null, submit: setFirstPassword }],
]);

/** Shows a page. Throws UntrustedRequest, AuthorizationRefusal. */
export function showPage(route: Route, visit: Visit): Reply {
  const request = readAuthorizationRequest(visit.login.services.pools, visit.query);
  // A page that only a form leads to, opened by its address (or by the language link): back to the beginning.
  return route.show === null ? loginPage(visit, request) : route.show(visit, request);
}

/** Takes a form. Throws UntrustedRequest, AuthorizationRefusal. */
export async function submitPage(route: Route, visit: Visit, form: URLSearchParams | null): Promise<Reply> {
  if (form === null) throw new UntrustedRequest("form");
  assertOwnForm(visit, form);
  const request = readAuthorizationRequest(visit.login.services.pools, visit.query);
  // The pool's own people may use these pages only where the client lets them in at all.
  if (!providersFor(request).includes(ownUsers)) throw new UntrustedRequest("providers");
  return route.submit(visit, request, form);
}
