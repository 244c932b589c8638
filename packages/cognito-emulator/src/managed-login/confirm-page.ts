import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { Reply } from "../transport/reply.ts";
import { formField, formNotice, formRefusal, hiddenField } from "./form-field.ts";
import { html } from "./html.ts";
import { renderPage } from "./page.ts";
import type { FormRefusal } from "./refusal-text.ts";
import { signInField } from "./sign-in-names.ts";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

interface ConfirmPage {
  /** Who confirms himself; asked for when the page was opened by its address. Never in an address: it may be an e-mail. */
  readonly username: string | null;
  readonly destination?: string | undefined;
  readonly refusal?: FormRefusal | null;
  readonly notice?: string | null;
}

/** The code from the mail, and a way to another one. */
export function confirmPage(visit: Visit, request: AuthorizationRequest, shown: ConfirmPage): Reply {
  const { username, destination, refusal = null, notice = null } = shown;
  const search = request.query.toString();
  return renderPage(visit, {
    title: words[visit.language].confirmTitle,
    redirectUri: request.redirectUri,
    body: ({ say, csrf }) => {
      const name =
        username === null
          ? formField({
              name: "username",
              ...signInField(request.pool, say),
              autocomplete: "username",
              refusal,
            })
          : hiddenField("username", username);
      const lead = destination === undefined ? say.confirmLeadUnknown : say.confirmLead(destination);
      return html`<div class="card">${formNotice(notice)}${formRefusal(refusal)}<p class="lead">${lead}</p>
<form method="post" action="/confirmUser?${search}">${csrf}${name}
${formField({ name: "code", label: say.code, type: "text", autocomplete: "one-time-code", refusal, focus: true })}
<button>${say.confirm}</button></form>
${
  username === null
    ? null
    : html`<form method="post" action="/resendcode?${search}">${csrf}${hiddenField("username", username)}<button class="quiet">${say.resend}</button></form>`
}
<p class="side"><a class="after" href="/login?${search}">${say.backToSignIn}</a></p></div>`;
    },
  });
}
