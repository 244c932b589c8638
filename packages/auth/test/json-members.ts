/** The members of a JSON object in the order they are written. A list, so that a name can stand in it twice. */
export type Members = readonly (readonly [name: string, value: unknown])[];

/** A value JSON.stringify cannot write: 1e999, or a piece of text that is no JSON at all. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  /** Deeper inside a value JSON.stringify does write it, and as text it must. */
  toJSON(): string {
    return this.text;
  }
}

export const membersOf = (text: string): Members => Object.entries(JSON.parse(text) as object); // as: our own token

export const writeMembers = (members: Members): string =>
  `{${members.map(([name, value]) => `${JSON.stringify(name)}:${writeValue(value)}`).join(",")}}`;

const writeValue = (value: unknown): string =>
  value instanceof RawJson ? value.text : JSON.stringify(value);

/** The members with one replaced where it stands, or added at the end. */
export function withMember(members: Members, name: string, value: unknown): Members {
  const known = members.some(([other]) => other === name);
  return known
    ? members.map(([other, old]) => [other, other === name ? value : old] as const)
    : [...members, [name, value]];
}

export const withoutMember = (members: Members, name: string): Members =>
  members.filter(([other]) => other !== name);
