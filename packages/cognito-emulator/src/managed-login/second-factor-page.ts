import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { Reply } from "../transport/reply.ts";
import { formField, formRefusal, hiddenField } from "./form-field.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./page.ts";
import type { FormRefusal } from "./refusal-text.ts";
import type { Visit } from "./visit.ts";
import { type Words, words } from "./words.ts";

/** The factors these pages can ask for, and the name a code of each is answered under. */
export const codeNames = {
  SOFTWARE_TOKEN_MFA: "SOFTWARE_TOKEN_MFA_CODE",
  SMS_MFA: "SMS_MFA_CODE",
  EMAIL_OTP: "EMAIL_OTP_CODE",
} as const;
export type CodeFactor = keyof typeof codeNames;

export const isCodeFactor = (name: string): name is CodeFactor => Object.hasOwn(codeNames, name);

interface Step {
  readonly username: string;
  readonly session: string;
}

/** Asks for the code of a second factor. */
export function factorCodePage(
  visit: Visit,
  { redirectUri, query }: AuthorizationRequest,
  shown: Step & { factor: CodeFactor; destination?: string | undefined; refusal: FormRefusal | null },
): Reply {
  const { factor, destination, refusal } = shown;
  return renderPage(visit, {
    title: words[visit.language].factorTitle,
    redirectUri,
    body: ({ say, csrf }) =>
      html`<div class="card">${formRefusal(refusal)}<p class="lead">${factorLead(factor, destination, say)}</p>
<form method="post" action="/mfa?${query.toString()}">${csrf}${stepFields(shown)}${hiddenField("factor", factor)}
${formField({ name: "code", label: say.code, type: "text", autocomplete: "one-time-code", refusal, focus: true })}
<button>${say.confirm}</button></form>
<p class="side"><a class="after" href="/login?${query.toString()}">${say.backToSignIn}</a></p></div>`,
  });
}

/** Asks which of several factors it shall be. */
export function factorChoicePage(
  visit: Visit,
  { redirectUri, query }: AuthorizationRequest,
  shown: Step & { factors: readonly CodeFactor[] },
): Reply {
  const search = query.toString();
  return renderPage(visit, {
    title: words[visit.language].factorChoiceTitle,
    redirectUri,
    body: ({ say, csrf }) =>
      html`<div class="card"><p class="lead">${say.factorChoiceLead}</p>
${shown.factors.map(
  (factor) =>
    html`<form method="post" action="/mfaChoice?${search}">${csrf}${stepFields(shown)}${hiddenField("factor", factor)}<button class="choice">${say.factors[factor]}</button></form>`,
)}
<p class="side"><a class="after" href="/login?${search}">${say.backToSignIn}</a></p></div>`,
  });
}

const stepFields = ({ username, session }: Step): Html =>
  html`${hiddenField("username", username)}${hiddenField("session", session)}`;

function factorLead(factor: CodeFactor, destination: string | undefined, say: Words): string {
  if (factor === "SOFTWARE_TOKEN_MFA") return say.factorLead;
  return destination === undefined ? say.confirmLeadUnknown : say.confirmLead(destination);
}
