import { isUtf8 } from "node:buffer";

/** A JSON object without a prototype: whatever is read from it was written in the text, `__proto__` included. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads bytes as one JSON object in valid UTF-8; null when they are anything else.
 * A member named twice is refused (RFC 7515, section 4 and RFC 7519, section 4 allow it): another reader may take
 * the first where this one takes the last. Nested objects are not looked into: no decision is read from them.
 */
export function readJsonObject(bytes: Buffer): Record<string, unknown> | null {
  // Bytes that are not UTF-8 are refused instead of being replaced, so that two readers cannot read two texts.
  if (!isUtf8(bytes)) return null;
  try {
    // A byte order mark stays in the text, where JSON.parse refuses it (RFC 8259, section 8.1).
    const text = bytes.toString("utf8");
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return null;
    const names = Object.keys(parsed);
    if (countMembers(text) !== names.length) return null;
    return withoutPrototype(parsed as JsonObject, names); // as: what JSON.parse makes of an object
  } catch {
    return null;
  }
}

/** Has no members, inherits none, and can be given none. */
const nothing = Object.freeze(Object.create(null));

/** What inherits from nothing. A constructor, because engines keep what it makes fast, and Object.create makes it slow. */
function Bare(this: object): void {}
Bare.prototype = nothing;

/** A copy that has what the original has itself, and inherits nothing: not even from a polluted Object.prototype. */
function withoutPrototype(original: JsonObject, names: readonly string[]): Record<string, unknown> {
  const bare = new (Bare as unknown as new () => Record<string, unknown>)(); // as: TypeScript takes only classes for constructors
  for (const name of names) bare[name] = original[name];
  return bare;
}

/** The members of the outermost object of a valid JSON text, counted by their colons: a repeated name counts twice. */
function countMembers(text: string): number {
  let members = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = endOfString(text, at);
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth++;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth--;
        break;
      case 0x3a: // :
        if (depth === 1) members++;
    }
  }
  return members;
}

/** Where the string that opens here is closed: at the first quote behind an even number of backslashes. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === 0x5c) before--; // a backslash
  return (at - before) % 2 === 1;
}
