import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { Reply } from "../transport/reply.ts";
import { formField, formRefusal, hiddenField } from "./form-field.ts";
import { html } from "./html.ts";
import { renderPage } from "./page.ts";
import type { FormRefusal } from "./refusal-text.ts";
import { signInField } from "./sign-in-names.ts";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

/** Asks whose password is to be reset. */
export function forgotPasswordPage(
  visit: Visit,
  { pool, redirectUri, query }: AuthorizationRequest,
  { username, refusal }: { username: string; refusal: FormRefusal | null },
): Reply {
  const search = query.toString();
  return renderPage(visit, {
    title: words[visit.language].forgotTitle,
    redirectUri,
    body: ({ say, csrf }) =>
      html`<div class="card">${formRefusal(refusal)}<p class="lead">${say.forgotLead}</p>
<form method="post" action="/forgotPassword?${search}">${csrf}
${formField({ name: "username", ...signInField(pool, say), autocomplete: "username", value: username, refusal, focus: true })}
<button>${say.sendCode}</button></form>
<p class="side"><a class="after" href="/login?${search}">${say.backToSignIn}</a></p></div>`,
  });
}

/** Asks for the code that was sent, and the new password. */
export function resetPasswordPage(
  visit: Visit,
  { redirectUri, query }: AuthorizationRequest,
  shown: { username: string; code?: string; destination?: string | undefined; refusal: FormRefusal | null },
): Reply {
  const { username, code = "", destination, refusal } = shown;
  const search = query.toString();
  return renderPage(visit, {
    title: words[visit.language].resetTitle,
    redirectUri,
    body: ({ say, csrf }) =>
      html`<div class="card">${formRefusal(refusal)}<p class="lead">${destination === undefined ? say.confirmLeadUnknown : say.confirmLead(destination)}</p>
<form method="post" action="/confirmForgotPassword?${search}">${csrf}${hiddenField("username", username)}
${formField({ name: "code", label: say.code, type: "text", autocomplete: "one-time-code", value: code, refusal, focus: true })}
${formField({ name: "password", label: say.newPassword, type: "password", autocomplete: "new-password", refusal })}
<button>${say.setPassword}</button></form>
<p class="side"><a class="after" href="/login?${search}">${say.backToSignIn}</a></p></div>`,
  });
}
