import type { Reply } from "../transport/reply.ts";
import { formCookie, setCookie } from "./cookies.ts";
import { formTokenField, formTokenOf } from "./form-token.ts";
import { type Html, html } from "./html.ts";
import { pageHeaders, style } from "./style.ts";
import type { Visit } from "./visit.ts";
import { type Words, words } from "./words.ts";

/** What a page is made of. `form` gets the hidden field that every form of ours carries. */
export interface Page {
  readonly title: string;
  readonly body: (parts: { say: Words; csrf: Html }) => Html;
  /** Where the app expects the browser back; null on a page that leads nowhere. */
  readonly redirectUri: string | null;
  readonly status?: number;
  /** The one script that runs on it, where there has to be one. */
  readonly script?: string;
}

const gate = html`<svg viewBox="0 0 32 32" aria-hidden="true" fill="currentColor"><path d="M1 4h30v5H1zM5 11h5v18H5zM22 11h5v18h-5z"/></svg>`;
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath fill='%23c43d1a' d='M1 4h30v5H1zM5 11h5v18H5zM22 11h5v18h-5z'/%3E%3C/svg%3E";

/** A whole page, in the reader's language and with its security headers. No script runs but the page's own. */
export function renderPage(visit: Visit, { title, body, redirectUri, script, status = 200 }: Page): Reply {
  const { language, headers } = visit;
  const say = words[language];
  const { token, isNew } = formTokenOf(headers.cookie);
  const csrf = html`<input type="hidden" name="${formTokenField}" value="${token}">`;
  const page = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><link rel="icon" href="${icon}"><style>${{ markup: style }}</style></head>
<body><main><header>${gate}<h1>${title}</h1></header>
${body({ say, csrf })}
<footer><span>Cognito emulator</span>${languageLink(visit, say)}</footer></main>${script === undefined ? null : html`<script>${{ markup: script }}</script>`}</body></html>`;
  return {
    status,
    headers: {
      ...pageHeaders(redirectUri, script),
      "Content-Language": language,
      ...(isNew && { "Set-Cookie": setCookie(formCookie, token, formTokenLifetimeMs) }),
    },
    body: page.markup,
  };
}

/** Longer than anybody leaves a sign-in page open. */
const formTokenLifetimeMs = 24 * 60 * 60_000;

/** Only a page that was asked for by its address can be asked for again in another language. */
function languageLink({ path, query, language }: Visit, { otherLanguage }: Words): Html {
  const other = language === "ja" ? "en" : "ja";
  const changed = new URLSearchParams(query);
  changed.set("lang", other);
  return html`<a href="${path}?${changed.toString()}" lang="${other}" hreflang="${other}">${otherLanguage}</a>`;
}
