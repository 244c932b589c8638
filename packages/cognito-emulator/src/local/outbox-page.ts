import type { SentMessage } from "./read-outbox.ts";

type Language = "ja" | "en";

const words = {
  ja: {
    title: "送信箱",
    lead: "このユーザープールが送るはずだったメールです。実際には送信されず、このコンピューターの中だけに残ります。",
    empty: "まだメッセージはありません。アプリで新規登録やパスワードの再設定を行うと、ここに届きます。",
    code: "コード",
    password: "仮パスワード",
    filter: "ユーザー名・メールアドレス",
    show: "絞り込む",
    kind: {
      "sign-up": "新規登録の確認",
      invitation: "招待",
      "forgot-password": "パスワードの再設定",
      "reset-by-administrator": "管理者によるパスワードのリセット",
      "verify-email": "メールアドレスの確認",
    },
  },
  en: {
    title: "Outbox",
    lead: "The mail this user pool would have sent. Nothing leaves this computer.",
    empty: "No messages yet. Sign up or reset a password in your app, and the message appears here.",
    code: "Code",
    password: "Temporary password",
    filter: "Username or e-mail address",
    show: "Filter",
    kind: {
      "sign-up": "Sign-up confirmation",
      invitation: "Invitation",
      "forgot-password": "Password reset",
      "reset-by-administrator": "Password reset by an administrator",
      "verify-email": "E-mail verification",
    },
  },
} satisfies Record<Language, unknown>;

const style = `
:root { color-scheme: light dark; --paper: #faf8f4; --card: #fff; --ink: #1d1b18; --soft: #6b655c; --line: #e4dfd5; --accent: #9c2f1f; }
@media (prefers-color-scheme: dark) { :root { --paper: #171613; --card: #201f1b; --ink: #ece8e0; --soft: #a29b8f; --line: #35322c; --accent: #ee8a75; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 3rem 1.25rem; background: var(--paper); color: var(--ink); line-height: 1.7; font-family: system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; }
main { max-width: 44rem; margin: 0 auto; }
h1 { margin: 0; font-size: 1.6rem; }
.lead, .empty, time { color: var(--soft); }
form { display: flex; gap: .5rem; margin: 1.5rem 0; }
input, button { font: inherit; color: inherit; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
input { flex: 1; min-width: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
article { margin: 1rem 0; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
h2 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; margin: 0; font-size: 1rem; }
time { font-weight: 400; font-size: .85rem; }
.to { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
.code { margin: .6rem 0; font: 600 1.5rem/1.3 ui-monospace, monospace; letter-spacing: .08em; color: var(--accent); overflow-wrap: anywhere; }
.code span { margin-right: .75rem; font: .85rem system-ui, sans-serif; letter-spacing: 0; color: var(--soft); }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; font-size: .9rem; }`;

/** Nothing of a message can act: no script runs here, whatever a user name contains. */
export const pageHeaders = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
};

/** The outbox as a page, in the reader's language: Japanese unless the browser prefers English. */
export function outboxPage(messages: readonly SentMessage[], acceptLanguage: string | undefined): string {
  const language = prefersEnglish(acceptLanguage) ? "en" : "ja";
  const say = words[language];
  const list = messages.map((message) => article(message, language)).join("");
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${say.title} · Cognito emulator</title><style>${style}</style></head>
<body><main><h1>${say.title}</h1><p class="lead">${say.lead}</p>
<form action="/_local"><input name="user" aria-label="${say.filter}" placeholder="${say.filter}"><button>${say.show}</button></form>
${list || `<p class="empty">${say.empty}</p>`}</main></body></html>`;
}

function article({ kind, at, to, user, code, subject, text }: SentMessage, language: Language): string {
  const say = words[language];
  const label = kind === "invitation" ? say.password : say.code;
  const time = new Date(at).toLocaleString(language, { dateStyle: "medium", timeStyle: "medium" });
  return `<article><h2>${say.kind[kind]}<time datetime="${escapeHtml(at)}">${escapeHtml(time)}</time></h2>
<p class="to">${escapeHtml(user)} · ${escapeHtml(to)}</p><p class="code"><span>${label}</span>${escapeHtml(code)}</p>
<pre>${subject === null ? "" : `${escapeHtml(subject)}\n\n`}${escapeHtml(text)}</pre></article>`;
}

function prefersEnglish(acceptLanguage = ""): boolean {
  const first = acceptLanguage.split(",").find((part) => /^\s*(?:ja|en)\b/i.test(part));
  return /^\s*en/i.test(first ?? "");
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
