import { createHash } from "node:crypto";

/**
 * Ink, paper, and one vermilion for what to do next; light and dark each by their own values. Nothing is fetched: the
 * fonts are the reader's own.
 */
export const style = `
:root { color-scheme: light dark; --paper: oklch(0.985 0.004 85); --card: oklch(1 0 0); --ink: oklch(0.22 0.02 275); --soft: oklch(0.43 0.02 275); --line: oklch(0.88 0.008 85); --edge: oklch(0.58 0.015 275); --shu: oklch(0.53 0.19 32); --on-shu: oklch(1 0 0); --ai: oklch(0.42 0.13 265); --wrong: oklch(0.47 0.17 25); --wrong-paper: oklch(0.965 0.02 25); --calm-paper: oklch(0.965 0.012 265); }
@media (prefers-color-scheme: dark) { :root { --paper: oklch(0.19 0.025 275); --card: oklch(0.225 0.027 275); --ink: oklch(0.95 0.008 85); --soft: oklch(0.79 0.015 275); --line: oklch(0.33 0.025 275); --edge: oklch(0.6 0.02 275); --shu: oklch(0.56 0.19 34); --on-shu: oklch(1 0 0); --ai: oklch(0.8 0.09 265); --wrong: oklch(0.82 0.1 25); --wrong-paper: oklch(0.29 0.06 25); --calm-paper: oklch(0.29 0.04 265); } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink); font: 1rem/1.55 Geist, Inter, system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; }
:lang(ja) body { line-height: 1.75; word-break: auto-phrase; }
main { width: 100%; max-width: 28rem; margin: auto; padding: 2rem 1rem; }
header { display: flex; align-items: center; gap: .75rem; margin: 0 0 1.5rem; }
header svg { width: 1.75rem; height: 1.75rem; flex: none; color: var(--shu); }
h1 { margin: 0; font-size: 1.375rem; font-weight: 600; line-height: 1.35; overflow-wrap: anywhere; }
.card { padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 6px; }
p { margin: 0 0 1rem; text-wrap: pretty; }
.lead, .side, footer { color: var(--soft); }
.side { margin: .25rem 0 0; }
form + .side { margin-top: .75rem; }
label { display: block; margin: 0 0 .25rem; font-weight: 500; }
label small { font-weight: 400; font-size: .875rem; color: var(--soft); }
.field { margin: 0 0 1rem; }
input { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: 6px; }
input[aria-invalid] { border-color: var(--wrong); }
input[name=code] { font-family: "Geist Mono", ui-monospace, monospace; font-variant-numeric: tabular-nums; letter-spacing: .15em; }
.wrong { margin: .375rem 0 0; color: var(--wrong); font-size: .9375rem; }
.notice { margin: 0 0 1rem; padding: .75rem 1rem; border-radius: 6px; background: var(--calm-paper); }
.notice.refusal { background: var(--wrong-paper); color: var(--wrong); }
button, .provider { display: flex; align-items: center; justify-content: center; width: 100%; min-height: 2.75rem; padding: .5rem 1rem; font: inherit; font-weight: 600; border-radius: 6px; cursor: pointer; text-align: center; }
button { color: var(--on-shu); background: var(--shu); border: 1px solid transparent; }
[hidden] { display: none; }
button.choice { color: var(--ink); background: none; border-color: var(--edge); margin: .5rem 0 0; font-weight: 500; }
button.quiet { color: var(--ai); background: none; min-height: 2.75rem; margin: .5rem 0 0; font-weight: 500; }
.provider { margin: .5rem 0 0; color: var(--ink); border: 1px solid var(--edge); text-decoration: none; font-weight: 500; }
.or { display: flex; align-items: center; gap: .75rem; margin: 1.25rem 0 .75rem; color: var(--soft); font-size: .875rem; }
.or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
.qr { display: block; width: 100%; max-width: 14rem; height: auto; margin: 0 auto 1rem; border-radius: 6px; }
details { margin: 0 0 1rem; }
summary { padding: .625rem 0; color: var(--ai); cursor: pointer; }
.key { display: flex; flex-wrap: wrap; gap: .25rem .75rem; margin: 0 0 .5rem; font: 1rem/1.55 "Geist Mono", ui-monospace, monospace; user-select: all; }
a { color: var(--ai); text-underline-offset: .2em; }
.after { display: inline-block; padding: .625rem 0; }
.card > :last-child, .card > form:last-child > :last-child { margin-bottom: 0; }
.card > p:last-child:has(> .after) { margin-bottom: -.625rem; }
:focus-visible { outline: 2px solid var(--ai); outline-offset: 2px; }
footer { display: flex; align-items: center; justify-content: space-between; gap: 1rem; margin: 1rem 0 0; font-size: .875rem; }
footer a { padding: .625rem 0; }
@media (forced-colors: active) { button, .provider { border-color: ButtonText; } }`;

/** A style or script as a policy names it, by its hash: nothing that is smuggled into a page can add another. */
const sourceByHash = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const styleSource = sourceByHash(style);

/**
 * The headers of every page. A form may lead back to the app, whose origin therefore stands in `form-action`: browsers
 * hold the redirects after a form against it too.
 */
export function pageHeaders(redirectUri: string | null, script?: string): Record<string, string> {
  const scripts = script === undefined ? "" : ` script-src ${sourceByHash(script)};`;
  const target = redirectUri === null ? "" : ` ${sourceOf(redirectUri)}`;
  return {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": `default-src 'none'; style-src ${styleSource};${scripts} img-src data:; form-action 'self'${target}; base-uri 'none'; frame-ancestors 'none'`,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    // Not no-referrer: with it, browsers send "Origin: null" along with our own forms.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
  };
}

/** A source expression for the app's address; app schemes and IPv6 hosts can only be named by their scheme. */
function sourceOf(redirectUri: string): string {
  const { protocol, origin, hostname } = new URL(redirectUri);
  const isWeb = protocol === "https:" || protocol === "http:";
  return isWeb && !hostname.startsWith("[") ? origin : protocol;
}
