import type { RecordedCall } from "../../control/call-log.ts";
import { type Html, html } from "./html.ts";
import type { Reader } from "./page.ts";

/** The newest calls, each to be opened for what was asked and answered. */
export function callsContent(reader: Reader, calls: readonly RecordedCall[]): Html {
  const { say } = reader;
  const list = calls.map((call) => entry(reader, call));
  return html`<p class="lead">${say.calls.lead}</p>${list.length > 0 ? list : html`<p class="empty">${say.calls.empty}</p>`}`;
}

function entry({ say, time }: Reader, call: RecordedCall): Html {
  const tone = call.error === null ? "good" : call.status >= 500 ? "bad" : "warn";
  return html`<details><summary><time datetime="${new Date(call.at).toISOString()}">${time(call.at)}</time><b>${call.operation || say.calls.unnamed}</b><span class="pill ${tone}">${call.error ?? call.status}</span><span class="note">${call.milliseconds} ms</span></summary>
<div class="pair"><section><h3>${say.calls.request}</h3><pre>${pretty(call.request)}</pre></section><section><h3>${say.calls.answer}</h3><pre>${pretty(call.answer)}</pre></section></div></details>`;
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
