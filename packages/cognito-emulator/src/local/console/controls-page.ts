import { operations } from "../../operations.ts";
import type { LocalSide } from "../local-side.ts";
import { clockUnits } from "./emulator-actions.ts";
import { controlForm } from "./form.ts";
import { type Html, html } from "./html.ts";
import type { Reader } from "./page.ts";
import type { RefusedForm } from "./submit-form.ts";

const page = "/_local/controls";

/** What can be done to the emulator as a whole: time, faults, snapshots, and back to the beginning. */
export function controlsContent(reader: Reader, local: LocalSide, refused: RefusedForm | null): Html {
  const { say } = reader;
  return html`<p class="lead">${say.controls.lead}</p>
${clock(reader, local, refused)}${faults(reader, local, refused)}${snapshots(reader, local, refused)}
<h2>${say.controls.reset}</h2><div class="controls"><section class="card"><p>${say.controls.resetLead}</p>
${controlForm(reader, refused, { page, name: "reset", button: say.controls.resetButton, tone: "danger", fields: [{ kind: "sure", label: say.controls.resetSure }] })}</section></div>`;
}

function clock(reader: Reader, { control }: LocalSide, refused: RefusedForm | null): Html {
  const { say, time } = reader;
  const now = control.clock.now();
  const units = Object.keys(clockUnits) as (keyof typeof clockUnits)[]; // the object's own keys
  return html`<h2>${say.controls.clock}</h2><p class="lead">${say.controls.clockLead(time(now))}</p>
<div class="controls"><section class="card"><h3>${say.controls.advance}</h3>${controlForm(reader, refused, {
    page,
    name: "advance-clock",
    button: say.controls.advanceButton,
    fields: [
      {
        kind: "input",
        type: "number",
        name: "amount",
        label: say.controls.amount,
        value: "1",
        least: -100_000,
        most: 100_000,
        hint: say.controls.amountHint,
      },
      {
        kind: "choice",
        name: "unit",
        label: say.controls.unit,
        options: units.map((unit) => [unit, say.controls.units[unit]]),
      },
    ],
  })}</section>
<section class="card"><h3>${say.controls.setClock}</h3>${controlForm(reader, refused, {
    page,
    name: "set-clock",
    button: say.controls.setClockButton,
    fields: [
      {
        kind: "input",
        type: "datetime-local",
        name: "now",
        label: say.controls.moment,
        value: localText(now),
        hint: say.controls.momentHint,
      },
    ],
  })}${control.clock.ahead !== 0 && controlForm(reader, refused, { page, name: "real-clock", button: say.controls.realClock })}</section></div>`;
}

/** As `datetime-local` wants it: this machine's own time. */
function localText(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 19);
}

function faults(reader: Reader, { control }: LocalSide, refused: RefusedForm | null): Html {
  const { say } = reader;
  const waiting = control
    .faults()
    .map(
      (fault) =>
        html`<li><b>${say.controls.kinds[fault.kind]}</b><span class="mono">${fault.operation ?? say.controls.everyOperation}</span>${
          fault.kind === "latency" && html`<span>${fault.milliseconds} ms</span>`
        }<span class="note">${fault.times === null ? say.controls.untilCleared : say.controls.timesLeft(fault.times)}</span></li>`,
    );
  const held = control.heldCalls();
  const names = [...operations.keys()].toSorted((left, right) => left.localeCompare(right));
  const kinds = Object.entries(say.controls.kinds);
  return html`<h2>${say.controls.faults}</h2><p class="lead">${say.controls.faultsLead}</p>
<div class="controls"><section class="card"><h3>${say.controls.newFault}</h3>${controlForm(reader, refused, {
    page,
    name: "set-fault",
    button: say.controls.faultButton,
    fields: [
      { kind: "choice", name: "kind", label: say.controls.kind, options: kinds },
      {
        kind: "choice",
        name: "operation",
        label: say.controls.operation,
        options: [["", say.controls.everyOperation], ...names.map((name) => [name, name] as const)],
      },
      {
        kind: "input",
        type: "number",
        name: "times",
        label: say.controls.times,
        value: "3",
        least: 1,
        most: 10_000,
        optional: true,
        hint: say.controls.timesHint,
      },
      {
        kind: "input",
        type: "number",
        name: "milliseconds",
        label: say.controls.delay,
        value: "1000",
        least: 1,
        most: 60_000,
        optional: true,
        hint: say.controls.delayHint,
      },
    ],
  })}</section>
<section class="card"><h3>${say.controls.waiting}</h3>${waiting.length > 0 ? html`<ul class="plain">${waiting}</ul>` : html`<p class="note">${say.controls.noFaults}</p>`}${
    held > 0 && html`<p>${say.controls.held(held)}</p>`
  }${(waiting.length > 0 || held > 0) && controlForm(reader, refused, { page, name: "clear-faults", button: say.controls.clearFaults })}</section></div>`;
}

function snapshots(reader: Reader, { control }: LocalSide, refused: RefusedForm | null): Html {
  const { say, time } = reader;
  const list = control.snapshots().map(
    ({ id, at }) =>
      html`<section class="card"><h3>${time(at)}</h3><p class="mono note">${id}</p>${controlForm(
        reader,
        refused,
        {
          page,
          name: "restore-snapshot",
          button: say.controls.restore,
          tone: "danger",
          fields: [
            { kind: "hidden", name: "snapshot", value: id },
            { kind: "sure", label: say.controls.restoreSure },
          ],
        },
      )}</section>`,
  );
  return html`<h2>${say.controls.snapshots}</h2><p class="lead">${say.controls.snapshotsLead}</p>
${controlForm(reader, refused, { page, name: "take-snapshot", button: say.controls.takeSnapshot })}<div class="controls">${list}</div>`;
}
