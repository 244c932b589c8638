import { type AuthorizationRequest, providersFor } from "../oauth/authorization-request.ts";
import { ownUsers } from "../pool/oauth-client-rules.ts";
import type { Reply } from "../transport/reply.ts";
import { formField, formNotice, formRefusal } from "./form-field.ts";
import { type Html, html } from "./html.ts";
import { offersPasskeys } from "./offers-passkeys.ts";
import { renderPage } from "./page.ts";
import type { FormRefusal } from "./refusal-text.ts";
import { signInField } from "./sign-in-names.ts";
import type { Visit } from "./visit.ts";
import { type Words, words } from "./words.ts";

interface LoginPage {
  readonly username?: string | undefined;
  readonly refusal?: FormRefusal | null;
  readonly notice?: string | null;
}

/** Name and password, and the providers this client accepts. Throws UntrustedRequest when it accepts nobody. */
export function loginPage(visit: Visit, request: AuthorizationRequest, shown: LoginPage = {}): Reply {
  const { username, refusal = null, notice = null } = shown;
  const providers = providersFor(request);
  const foreign = providers.filter((name) => name !== ownUsers);
  return renderPage(visit, {
    title: words[visit.language].signInTo(request.client.name),
    redirectUri: request.redirectUri,
    body: ({ say, csrf }) =>
      html`<div class="card">${formNotice(notice)}${formRefusal(refusal)}
${providers.includes(ownUsers) ? passwordForm(visit, request, { say, csrf, username, refusal }) : null}
${foreign.length > 0 && foreign.length < providers.length ? html`<div class="or">${say.or}</div>` : null}
${foreign.map((name) => providerLink(request, name, say))}</div>`,
  });
}

function passwordForm(
  { language, login }: Visit,
  request: AuthorizationRequest,
  shown: { say: Words; csrf: Html; username: string | undefined; refusal: FormRefusal | null },
): Html {
  const { pool, query } = request;
  const { say, csrf, refusal } = shown;
  const named = shown.username ?? query.get("login_hint") ?? "";
  const search = query.toString();
  const closed = pool.settings.AdminCreateUserConfig.AllowAdminCreateUserOnly;
  return html`<form method="post" action="/login?${search}" lang="${language}">${csrf}
${formField({ name: "username", ...signInField(pool, say), autocomplete: "username", value: named, refusal, focus: named === "" })}
${formField({ name: "password", label: say.password, type: "password", autocomplete: "current-password", refusal, focus: named !== "" })}
<button>${say.signIn}</button>${offersPasskeys(login, request) ? html`<button class="choice" formaction="/passkey?${search}" formnovalidate>${say.passkeySignIn}</button>` : null}</form>
<p class="side"><a class="after" href="/forgotPassword?${search}">${say.forgotPassword}</a></p>
${closed ? null : html`<p class="side">${say.noAccount} <a class="after" href="/signup?${search}">${say.signUp}</a></p>`}`;
}

function providerLink({ query }: AuthorizationRequest, name: string, say: Words): Html {
  const chosen = new URLSearchParams(query);
  chosen.set("identity_provider", name);
  return html`<a class="provider" href="/oauth2/authorize?${chosen.toString()}">${say.continueWith(name)}</a>`;
}
