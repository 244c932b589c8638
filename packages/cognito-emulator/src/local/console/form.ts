import { type Html, html } from "./html.ts";
import type { Reader } from "./page.ts";
import type { RefusedForm } from "./submit-form.ts";

/** One field of a form. `hint` stands under it and is read out with it. */
type Field =
  | {
      readonly kind: "input";
      readonly type: "number" | "datetime-local";
      readonly name: string;
      readonly label: string;
      readonly value: string;
      readonly least?: number;
      readonly most?: number;
      readonly optional?: boolean;
      readonly hint?: string;
    }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly options: readonly (readonly [value: string, label: string])[];
    }
  | {
      readonly kind: "text";
      readonly name: string;
      readonly label: string;
      readonly value: string;
      readonly hint: string;
    }
  | { readonly kind: "hidden"; readonly name: string; readonly value: string }
  | { readonly kind: "sure"; readonly label: string };

interface Form {
  /** The page it stands on, and the last part of the address it goes to. */
  readonly page: string;
  readonly name: string;
  readonly button: string;
  readonly tone?: "danger";
  readonly fields?: readonly Field[];
}

/** A form that changes something. One that was refused says why, beside the field that is wrong, and keeps what was typed. */
export function controlForm(
  { href }: Reader,
  refused: RefusedForm | null,
  { page, name, button, tone, fields = [] }: Form,
): Html {
  const own = refused?.name === name && isSame(refused, fields) ? refused : null;
  const whole = own?.field === null && html`<p class="wrong">${own.text}</p>`;
  return html`<form class="control" method="post" action="${href(`${page}/${name}`)}">${whole}${fields.map((field) => fieldOf(name, field, own))}<button${tone && html` class="${tone}"`}>${button}</button></form>`;
}

/** Several forms of one name differ in what they hide. */
const isSame = ({ said }: RefusedForm, fields: readonly Field[]): boolean =>
  fields.every((field) => field.kind !== "hidden" || said.get(field.name) === field.value);

function fieldOf(form: string, field: Field, refused: RefusedForm | null): Html {
  if (field.kind === "hidden") return html`<input type="hidden" name="${field.name}" value="${field.value}">`;
  const name = field.kind === "sure" ? "sure" : field.name;
  const wrong = refused?.field === name ? refused.text : null;
  const hint = "hint" in field ? field.hint : undefined;
  const [hintId, wrongId] = [`${form}-${name}-hint`, `${form}-${name}-wrong`];
  const described = [hint === undefined ? null : hintId, wrong === null ? null : wrongId].filter(
    (id) => id !== null,
  );
  const flags = html`${described.length > 0 && html` aria-describedby="${described.join(" ")}"`}${wrong !== null && html` aria-invalid="true" autofocus`}`;
  const below = html`${hint !== undefined && html`<small id="${hintId}">${hint}</small>`}${wrong !== null && html`<span class="wrong" id="${wrongId}">${wrong}</span>`}`;
  return html`<label${field.kind === "sure" && html` class="sure"`}>${inputOf(field, refused?.said.get(name) ?? null, flags)}${below}</label>`;
}

function inputOf(field: Exclude<Field, { kind: "hidden" }>, said: string | null, flags: Html): Html {
  switch (field.kind) {
    case "input": {
      const { type, name, label, value, least, most, optional } = field;
      const limits = html`${least !== undefined && html` min="${least}"`}${most !== undefined && html` max="${most}"`}${type === "datetime-local" && html` step="1"`}${!optional && html` required`}`;
      return html`${label}<input type="${type}" name="${name}" value="${said ?? value}" autocomplete="off"${limits}${flags}>`;
    }
    case "choice": {
      const chosen = field.options.map(
        ([value, label]) =>
          html`<option value="${value}"${value === said && html` selected`}>${label}</option>`,
      );
      return html`${field.label}<select name="${field.name}"${flags}>${chosen}</select>`;
    }
    case "text":
      return html`${field.label}<textarea name="${field.name}" required autocomplete="off" spellcheck="false"${flags}>${said ?? field.value}</textarea>`;
    case "sure":
      return html`<input type="checkbox" name="sure" value="yes" required${flags}><span>${field.label}</span>`;
  }
}
