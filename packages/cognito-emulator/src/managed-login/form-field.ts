import { type Html, html } from "./html.ts";
import type { FormRefusal } from "./refusal-text.ts";

interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "email" | "password" | "tel";
  readonly autocomplete: string;
  readonly value?: string | undefined;
  readonly required?: boolean;
  /** Said after the label of a field that may stay empty. */
  readonly optional?: string;
  readonly refusal: FormRefusal | null;
  readonly focus?: boolean;
}

/** One labelled field; what is wrong with it stands under it, is read out with it, and takes the focus there. */
export function formField(field: Field): Html {
  const { name, label, type, autocomplete, value = "", required = true, optional, refusal } = field;
  const wrong = refusal?.field === name ? refusal.text : null;
  const focus = wrong !== null || (field.focus === true && !refusal?.field);
  const flags = [
    required ? html` required` : html``,
    focus ? html` autofocus` : html``,
    wrong === null ? html`` : html` aria-invalid="true" aria-describedby="${name}-wrong"`,
    name === "code" ? html` inputmode="numeric"` : html``,
    type === "password" || name === "username" ? html` autocapitalize="none" spellcheck="false"` : html``,
  ];
  return html`<div class="field"><label for="${name}">${label}${optional ? html` <small>(${optional})</small>` : null}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}" maxlength="2048"${flags}>
${wrong === null ? null : html`<p class="wrong" id="${name}-wrong">${wrong}</p>`}</div>`;
}

/** What is wrong with the form as a whole. */
export const formRefusal = (refusal: FormRefusal | null): Html =>
  refusal && refusal.field === null
    ? html`<p class="notice refusal" role="alert">${refusal.text}</p>`
    : html``;

/** What has just happened. */
export const formNotice = (notice: string | null): Html =>
  notice === null ? html`` : html`<p class="notice" role="status">${notice}</p>`;

export const hiddenField = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;
