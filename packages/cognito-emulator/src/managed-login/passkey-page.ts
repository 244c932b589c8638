import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { Reply } from "../transport/reply.ts";
import { hiddenField } from "./form-field.ts";
import { html } from "./html.ts";
import { renderPage } from "./page.ts";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

/**
 * The one script of these pages: no form can ask an authenticator for a signature. The page's policy names it by its hash,
 * so that nothing else runs.
 */
const script = `"use strict";
const form = document.forms[0];
const failed = document.getElementById("failed");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  failed.hidden = true;
  try {
    const options = JSON.parse(form.dataset.options);
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    failed.hidden = false;
  }
});`;

/** Asks for a signature by one of the person's passkeys. `options`: PublicKeyCredentialRequestOptionsJSON, as a text. */
export function passkeyPage(
  visit: Visit,
  { redirectUri, query }: AuthorizationRequest,
  shown: { username: string; session: string; options: string },
): Reply {
  const { username, session, options } = shown;
  const search = query.toString();
  return renderPage(visit, {
    title: words[visit.language].passkeySignIn,
    redirectUri,
    script,
    body: ({ say, csrf }) =>
      html`<div class="card"><p class="notice refusal" role="alert" id="failed" hidden>${say.passkeyFailed}</p>
<noscript><p class="notice refusal">${say.passkeyNeedsScript}</p></noscript>
<p class="lead">${say.passkeyLead}</p>
<form method="post" action="/passkeyAnswer?${search}" data-options="${options}">${csrf}${hiddenField("username", username)}${hiddenField("session", session)}${hiddenField("credential", "")}
<button autofocus>${say.passkeyUse}</button></form>
<p class="side"><a class="after" href="/login?${search}">${say.backToSignIn}</a></p></div>`,
  });
}
