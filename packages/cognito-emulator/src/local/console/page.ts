import type { LocalSide } from "../local-side.ts";
import { type Html, html } from "./html.ts";
import { style, styleSource } from "./style.ts";
import type { Language, Words } from "./words.ts";
import { english } from "./words-en.ts";
import { japanese } from "./words-ja.ts";

/** What every page of the console needs to know of the one who looks at it. */
export interface Reader {
  readonly language: Language;
  readonly say: Words;
  /** The language, where the address asks for it. */
  readonly explicit: Language | null;
  /** A link within the console that keeps the chosen language. */
  readonly href: (path: string) => string;
  /** A moment (milliseconds since the epoch) as this reader writes it. */
  readonly time: (at: number) => string;
}

/** The page's reader: the language asked for by `lang`, else by the browser; Japanese unless that prefers English. */
export function readerOf(chosen: string | null, acceptLanguage: string | undefined): Reader {
  const explicit = chosen === "ja" || chosen === "en" ? chosen : null;
  const language = explicit ?? (prefersEnglish(acceptLanguage) ? "en" : "ja");
  return {
    language,
    say: language === "en" ? english : japanese,
    explicit,
    href: (path) => (explicit ? `${path}${path.includes("?") ? "&" : "?"}lang=${explicit}` : path),
    time: (at) => new Date(at).toLocaleString(language, { dateStyle: "medium", timeStyle: "medium" }),
  };
}

function prefersEnglish(acceptLanguage = ""): boolean {
  const first = acceptLanguage.split(",").find((part) => /^\s*(?:ja|en)\b/i.test(part));
  return /^\s*en/i.test(first ?? "");
}

/** Nothing on a page can act: no script runs here, whatever a user name contains, and no style but ours applies. */
export const pageHeaders = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": `default-src 'none'; style-src '${styleSource}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  // Not no-referrer: a browser then sends `Origin: null` with the page's own form.
  "Referrer-Policy": "same-origin",
};

/** The gate of a checkpoint, in three strokes. */
const mark = html`<svg viewBox="0 0 32 32" width="20" height="20" fill="currentColor" aria-hidden="true"><path d="M1 4h30v5H1zM5 11h5v18H5zM22 11h5v18h-5z"/></svg>`;
const sections = ["outbox", "pools", "token", "calls", "controls"] as const;
export type Section = (typeof sections)[number];
const paths: Readonly<Record<Section, string>> = {
  outbox: "/_local",
  pools: "/_local/pools",
  token: "/_local/token",
  calls: "/_local/calls",
  controls: "/_local/controls",
};

/** What a page shows. */
export interface Shown {
  /** Null on a page that belongs to none. */
  readonly section: Section | null;
  readonly title: string;
  readonly content: Html;
  /** Said before the title, where a screen reader begins: what was just done, or that something is wrong. */
  readonly before?: { readonly text: string; readonly tone: "good" | "bad" } | undefined;
}

/** A whole page around its content. `path` is where the other language's link leads. */
export function page(
  reader: Reader,
  local: LocalSide,
  { section, title, path, content, before }: Shown & { path: string },
): string {
  const { say, language, href } = reader;
  const other = language === "ja" ? "en" : "ja";
  const links = sections.map(
    (each) =>
      html`<a href="${href(paths[each])}"${each === section && html` aria-current="page"`}>${say.nav[each]}</a>`,
  );
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${before && `${before.text} `}${title} · ${say.product}</title><link rel="icon" href="/_local/icon.svg"><style>${style}</style></head>
<body><a class="skip" href="#main">${say.skip}</a>
<header><div class="bar"><a class="brand" href="${href("/_local")}">${mark}<span>${say.product}</span></a>
<a class="language" lang="${other}" hreflang="${other}" href="${path}${path.includes("?") ? "&" : "?"}lang=${other}">${say.otherLanguage}</a></div>
<nav>${links}</nav></header>
<main id="main">${notices(reader, local)}${before && html`<p class="notice ${before.tone}" role="${before.tone === "good" ? "status" : "alert"}">${before.text}</p>`}<h1>${title}</h1>${content}</main></body></html>`
    .text;
}

/** What makes this emulator behave unlike itself stands on every page, or somebody will look for it in the wrong place. */
function notices({ say }: Reader, { control, services }: LocalSide): Html {
  const { ahead } = control.clock;
  const pools = services.pools.all();
  const faults = control.faults().length;
  const bends = pools
    .flatMap(({ bentTokens }) => bentTokens.all())
    .reduce((sum, { times }) => sum + times, 0);
  const failing = pools.filter(({ keySetTraffic }) => keySetTraffic.failing).length;
  const said = [
    ahead !== 0 && say.clockAhead(difference(ahead)),
    faults > 0 && say.faultsWaiting(faults),
    bends > 0 && say.bendsWaiting(bends),
    failing > 0 && say.keySetsFailing(failing),
  ].filter((text) => text !== false);
  return html`${said.map((text) => html`<p class="notice">${text}</p>`)}`;
}

/** `+1d 02:00:00`, in figures both languages read. */
function difference(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const days = Math.floor(seconds / 86_400);
  const clock = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19);
  return `${milliseconds < 0 ? "−" : "+"}${days > 0 ? `${days}d ` : ""}${clock}`;
}
