import { type Html, html } from "./html.ts";
import type { Reader } from "./page.ts";
import type { TokenReading } from "./read-token.ts";

const timeClaims = new Set(["exp", "iat", "nbf", "auth_time"]);

/** The field to paste a token into, and what was found in the one pasted: null when it is none, undefined before. */
export function tokenContent(reader: Reader, now: number, reading?: TokenReading | null): Html {
  const { say, href } = reader;
  return html`<p class="lead">${say.token.lead}</p>
<form class="stack" method="post" action="${href("/_local/token")}"><label>${say.token.label}<textarea name="token" required autocomplete="off" spellcheck="false" aria-describedby="verdict"></textarea></label><button class="primary">${say.token.read}</button></form>
<div id="verdict">${reading === null && html`<p class="notice">${say.token.notToken}</p>`}${reading && found(reader, reading, now)}</div>`;
}

function found(reader: Reader, { header, claims, signedBy }: TokenReading, now: number): Html {
  const { say } = reader;
  const signature = signedBy ? say.token.genuine(signedBy) : say.token.foreign;
  const expiry = expiryOf(reader, claims["exp"], now);
  return html`<ul class="verdict"><li class="pill ${signedBy ? "good" : "bad"}">${signature}</li><li class="pill ${expiry.tone}">${expiry.text}</li></ul>
<h2>${say.token.claims}</h2>${claimTable(reader, claims)}<h2>${say.token.header}</h2>${claimTable(reader, header)}`;
}

function expiryOf({ say, time }: Reader, exp: unknown, now: number): { tone: string; text: string } {
  if (!isTime(exp)) return { tone: "bad", text: say.token.noExpiry };
  const at = exp * 1000;
  return now < at
    ? { tone: "good", text: say.token.valid(time(at)) }
    : { tone: "warn", text: say.token.expired(time(at)) };
}

function claimTable({ time }: Reader, claims: Readonly<Record<string, unknown>>): Html {
  const rows = Object.entries(claims).map(([name, value]) => {
    const moment = timeClaims.has(name) && isTime(value) && html`<small>${time(value * 1000)}</small>`;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return html`<tr><th scope="row" class="mono">${name}</th><td class="mono">${text}${moment}</td></tr>`;
  });
  return html`<table class="claims"><tbody>${rows}</tbody></table>`;
}

/** Seconds since the epoch that a date can show (ECMA-262, time values). */
const isTime = (value: unknown): value is number => typeof value === "number" && Math.abs(value) <= 8.64e12;
