import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { Reply } from "../transport/reply.ts";
import { authenticatorLink, qrCode } from "./authenticator-link.ts";
import { formField, formRefusal, hiddenField } from "./form-field.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./page.ts";
import type { FormRefusal } from "./refusal-text.ts";
import type { Visit } from "./visit.ts";
import { type Words, words } from "./words.ts";

/** The factors these pages can set up. A phone number only an administrator can add. */
const setUpHere = ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] as const;
export type SetupFactor = (typeof setUpHere)[number];

export const isSetUpHere = (name: string): name is SetupFactor => setUpHere.some((factor) => factor === name);

/** Where a sign-in stands that waits for a factor to be set up. */
export interface SetupStep {
  readonly username: string;
  readonly session: string;
}

/** Asks which factor shall be set up. */
export function setupChoicePage(
  visit: Visit,
  request: AuthorizationRequest,
  shown: SetupStep & { factors: readonly SetupFactor[] },
): Reply {
  const search = request.query.toString();
  return setupPage(visit, request, ({ say, csrf }) => [
    html`<p class="lead">${say.setupChoiceLead}</p>`,
    ...shown.factors.map(
      (factor) =>
        html`<form method="post" action="/mfaSetupChoice?${search}">${csrf}${stepFields(shown, factor)}<button class="choice">${say.factors[factor]}</button></form>`,
    ),
  ]);
}

/** Shows the secret to an authenticator app, as a picture and as text, and asks for the first code. */
export function appSetupPage(
  visit: Visit,
  request: AuthorizationRequest,
  shown: SetupStep & { secret: string; account: string; refusal: FormRefusal | null },
): Reply {
  const { secret, account, refusal } = shown;
  const link = authenticatorLink({ issuer: request.client.name, account, secret });
  const groups = (secret.match(/.{1,4}/g) ?? []).map((group) => html`<span>${group}</span>`);
  return setupPage(visit, request, ({ say, csrf }) => [
    html`<p class="lead">${say.appLead}</p>${qrCode(link, say.appQr)}`,
    html`<details><summary>${say.appByHand}</summary><p>${say.appKeyLead}</p><p class="key">${groups}</p><p><a class="after" href="${link}">${say.appLink}</a></p></details>`,
    html`${formRefusal(refusal)}<form method="post" action="/mfaSetup?${request.query.toString()}">${csrf}${stepFields(shown, "SOFTWARE_TOKEN_MFA")}
${formField({ name: "code", label: say.code, type: "text", autocomplete: "one-time-code", refusal, focus: true })}
<button>${say.confirm}</button></form>`,
  ]);
}

/** Asks for the e-mail address that codes shall go to. */
export function emailSetupPage(
  visit: Visit,
  request: AuthorizationRequest,
  shown: SetupStep & { email: string; refusal: FormRefusal | null },
): Reply {
  const { email, refusal } = shown;
  return setupPage(visit, request, ({ say, csrf }) => [
    html`${formRefusal(refusal)}<p class="lead">${say.mailLead}</p>`,
    html`<form method="post" action="/mfaSetup?${request.query.toString()}">${csrf}${stepFields(shown, "EMAIL_OTP")}
${formField({ name: "email", label: say.email, type: "email", autocomplete: "email", value: email, refusal, focus: true })}
<button>${say.sendCode}</button></form>`,
  ]);
}

function setupPage(
  visit: Visit,
  { redirectUri, query }: AuthorizationRequest,
  content: (parts: { say: Words; csrf: Html }) => readonly Html[],
): Reply {
  return renderPage(visit, {
    title: words[visit.language].setupTitle,
    redirectUri,
    body: ({ say, csrf }) =>
      html`<div class="card">${content({ say, csrf })}<p class="side"><a class="after" href="/login?${query.toString()}">${say.backToSignIn}</a></p></div>`,
  });
}

const stepFields = ({ username, session }: SetupStep, factor: SetupFactor): Html =>
  html`${hiddenField("username", username)}${hiddenField("session", session)}${hiddenField("factor", factor)}`;
