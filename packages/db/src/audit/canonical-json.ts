/** What the trail's events are made of. */
export type Canonical = string | number | null | { readonly [name: string]: Canonical };

/**
 * The one way to write a value as JSON: no spaces, members sorted by UTF-16 code units, texts and numbers as ECMAScript
 * writes them (RFC 8785, section 3.2). Texts must be well-formed.
 */
export function canonicalJson(value: Canonical): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
