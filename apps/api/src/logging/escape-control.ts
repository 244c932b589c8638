/**
 * Escapes what could forge a line or move a terminal's cursor: the C0 and C1 controls, DEL, the line separators and the
 * bidirectional overrides. The result is the JSON spelling, so a JSON line stays the same JSON.
 */
export function escapeControl(text: string): string {
  return text.replace(control, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const control = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
