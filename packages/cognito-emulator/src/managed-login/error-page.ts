import type { UntrustedReason } from "../oauth/authorization-refusal.ts";
import type { Reply } from "../transport/reply.ts";
import { html } from "./html.ts";
import { renderPage } from "./page.ts";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

/** What is shown when there is nobody to send the browser back to. */
export function errorPage(visit: Visit, reason: UntrustedReason): Reply {
  return renderPage(visit, {
    title: words[visit.language].errorTitle,
    redirectUri: null,
    status: reason === "size" ? 413 : 400,
    body: ({ say }) =>
      html`<div class="card"><p class="notice refusal" role="alert">${say.untrusted[reason]}</p><p class="lead">${say.errorLead}</p></div>`,
  });
}
