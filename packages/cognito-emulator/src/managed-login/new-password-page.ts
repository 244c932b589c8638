import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { Reply } from "../transport/reply.ts";
import { formField, formRefusal, hiddenField } from "./form-field.ts";
import { html } from "./html.ts";
import { renderPage } from "./page.ts";
import type { FormRefusal } from "./refusal-text.ts";
import { attributeField } from "./sign-up-page.ts";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

/** The first sign-in of somebody invited: a password of his own, and what the pool still lacks about him. */
export function newPasswordPage(
  visit: Visit,
  { redirectUri, query }: AuthorizationRequest,
  shown: {
    username: string;
    session: string;
    missing: readonly string[];
    said: URLSearchParams;
    refusal: FormRefusal | null;
  },
): Reply {
  const { username, session, missing, said, refusal } = shown;
  return renderPage(visit, {
    title: words[visit.language].firstTitle,
    redirectUri,
    body: ({ say, csrf }) =>
      html`<div class="card">${formRefusal(refusal)}<p class="lead">${say.firstLead}</p>
<form method="post" action="/newPassword?${query.toString()}">${csrf}
${hiddenField("username", username)}${hiddenField("session", session)}${hiddenField("missing", missing.join(" "))}
${missing.map((name) => attributeField(name, say, said))}
${formField({ name: "password", label: say.newPassword, type: "password", autocomplete: "new-password", refusal, focus: true })}
<button>${say.setPassword}</button></form></div>`,
  });
}
