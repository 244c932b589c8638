/** A JSON object without a prototype: whatever is read from it was written in the text, `__proto__` included. */
export type JsonObject = Readonly<Record<string, unknown>>;

// Fatal: bytes that are not UTF-8 are refused instead of being replaced, so that two readers cannot read two texts.
// ignoreBOM keeps a byte order mark in the text, where JSON.parse refuses it (RFC 8259, section 8.1).
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads bytes as one JSON object in valid UTF-8; null when they are anything else.
 * A member named twice is refused (RFC 7515, section 4 and RFC 7519, section 4 allow it): another reader may take
 * the first where this one takes the last. Nested objects are not looked into: no decision is read from them.
 */
export function readJsonObject(bytes: Uint8Array): JsonObject | null {
  try {
    const text = utf8.decode(bytes);
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return null;
    if (countMembers(text) !== Object.keys(parsed).length) return null;
    return withoutPrototype(parsed as JsonObject); // as: what JSON.parse makes of an object
  } catch {
    return null;
  }
}

/** A copy that has what the original has itself, and inherits nothing: not even from a polluted Object.prototype. */
export function withoutPrototype<T extends object>(original: T): T {
  return Object.assign(Object.create(null) as T, original); // as: Object.create is typed any
}

/** The members of the outermost object of a valid JSON text, counted by their colons: a repeated name counts twice. */
function countMembers(text: string): number {
  let members = 0;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    else if (character === ":" && depth === 1) members++;
  }
  return members;
}
