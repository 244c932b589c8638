/** Markup that is safe to send: made by `html` alone, which escapes every text that is put into it. */
export interface Html {
  readonly markup: string;
}

type Part = string | Html | readonly Html[] | null;

/** Markup with texts in it. A string is always a text; what is already markup says so by its type. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const filled = strings.map((string, index) => string + toMarkup(parts[index] ?? null));
  return { markup: filled.join("") };
}

function toMarkup(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string") return escapeText(part);
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}

const escapeText = (text: string): string =>
  text.replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
