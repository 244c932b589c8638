import type { Pool } from "../../pool/pool.ts";
import { controlForm } from "./form.ts";
import { type Html, html } from "./html.ts";
import type { Reader } from "./page.ts";
import type { RefusedForm } from "./submit-form.ts";

/** What can be done to one pool: its keys, its next tokens, its lockouts. */
export function poolControls(reader: Reader, pool: Pool, refused: RefusedForm | null): Html {
  const { say } = reader;
  const page = `/_local/pools/${pool.id}`;
  return html`<h2>${say.controls.title}</h2><div class="controls">
<section class="card"><h3>${say.controls.keys}</h3><p>${say.controls.keysLead}</p>
<dl><dt>${say.controls.accessKey}</dt><dd class="mono">${pool.keys.current("access").kid}</dd><dt>${say.controls.idKey}</dt><dd class="mono">${pool.keys.current("id").kid}</dd></dl>
${controlForm(reader, refused, { page, name: "rotate-keys", button: say.controls.rotate })}
<p>${pool.keySetTraffic.failing ? say.controls.keySetFails : say.controls.keySetAnswers}</p>
${
  pool.keySetTraffic.failing
    ? controlForm(reader, refused, { page, name: "answer-keys", button: say.controls.answerKeys })
    : controlForm(reader, refused, { page, name: "fail-keys", button: say.controls.failKeys })
}</section>
${bends(reader, pool, refused)}
<section class="card"><h3>${say.controls.lockouts}</h3><p>${say.controls.lockoutsLead}</p>
${controlForm(reader, refused, { page, name: "forgive-everybody", button: say.controls.forgiveEverybody })}</section></div>`;
}

function bends(reader: Reader, { id, bentTokens }: Pool, refused: RefusedForm | null): Html {
  const { say } = reader;
  const page = `/_local/pools/${id}`;
  const waiting = bentTokens
    .all()
    .map(
      ({ use, claims, times }) =>
        html`<li><b>${say.controls.uses[use]}</b><span class="mono">${JSON.stringify(claims)}</span><span class="note">${say.controls.timesLeft(times)}</span></li>`,
    );
  return html`<section class="card"><h3>${say.controls.bend}</h3><p>${say.controls.bendLead}</p>${controlForm(
    reader,
    refused,
    {
      page,
      name: "bend-token",
      button: say.controls.bendButton,
      fields: [
        { kind: "choice", name: "use", label: say.controls.use, options: Object.entries(say.controls.uses) },
        {
          kind: "text",
          name: "claims",
          label: say.controls.claims,
          value: '{"client_id": "another"}',
          hint: say.controls.claimsHint,
        },
        {
          kind: "input",
          type: "number",
          name: "times",
          label: say.controls.tokens,
          value: "1",
          least: 1,
          most: 10_000,
        },
      ],
    },
  )}${waiting.length > 0 && html`<ul class="plain">${waiting}</ul>${controlForm(reader, refused, { page, name: "unbend-tokens", button: say.controls.unbend })}`}</section>`;
}
