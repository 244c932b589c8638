/** Attributes that a code can prove, with the mark that says so. */
const marks: ReadonlyMap<string, string> = new Map([
  ["email", "email_verified"],
  ["phone_number", "phone_number_verified"],
]);

/**
 * A user's attributes after `changes`, where an empty value deletes. A new address counts as unverified, or somebody
 * could take over another person's alias by naming it; only `changes` itself may say otherwise, and whether the caller
 * may say that is checked before. A deleted address takes its mark along.
 */
export function changedAttributes(
  current: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string>>,
): Record<string, string> {
  const marked = [...marks]
    .filter(([name]) => changes[name] !== undefined && changes[name] !== current[name])
    .map(([name, mark]) => [mark, changes[name] === "" ? "" : "false"] as const);
  const all = { ...current, ...Object.fromEntries(marked), ...changes };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}
