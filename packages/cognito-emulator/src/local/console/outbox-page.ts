import type { SentMessage } from "../read-outbox.ts";
import { type Html, html } from "./html.ts";
import type { Reader } from "./page.ts";

/** The mail the pools would have sent, newest first; `user` is the name it was filtered by. */
export function outboxContent(reader: Reader, messages: readonly SentMessage[], user: string | null): Html {
  const { say } = reader;
  const list = html`<ul class="list">${messages.map((message) => article(reader, message))}</ul>`;
  const empty = html`<p class="empty">${user ? say.outbox.nobody : say.outbox.empty}</p>`;
  return html`<p class="lead">${say.outbox.lead}</p>${filterForm(reader, "/_local", user)}${messages.length > 0 ? list : empty}`;
}

/** Asks for a user's name, and shows the page for him alone. */
export function filterForm({ say, explicit }: Reader, action: string, user: string | null): Html {
  return html`<form action="${action}"><label>${say.filter}<input name="user" value="${user ?? ""}" autocomplete="off" spellcheck="false"></label>${
    explicit && html`<input type="hidden" name="lang" value="${explicit}">`
  }<button>${say.show}</button></form>`;
}

function article({ say, time }: Reader, { kind, at, to, user, code, subject, text }: SentMessage): Html {
  const label = kind === "invitation" ? say.outbox.password : say.outbox.code;
  return html`<li class="card"><h2>${say.outbox.kind[kind]}<time datetime="${at}">${time(Date.parse(at))}</time></h2>
<p class="to">${user} · ${to}</p><p class="code"><span class="note">${label}</span><b>${code}</b></p>
${subject !== null && html`<p><b>${subject}</b></p>`}<p class="body">${text}</p></li>`;
}
