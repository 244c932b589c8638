import { faults } from "../cognito-error.ts";
import type { User } from "../pool/user.ts";

/** The attributes ListUsers searches; custom attributes are never searchable. */
const searchable: ReadonlyMap<string, (user: User) => string | undefined> = new Map([
  ["username", (user: User) => user.username],
  ["sub", (user: User) => user.sub],
  ["status", (user: User) => (user.enabled ? "Enabled" : "Disabled")],
  ["cognito:user_status", (user: User) => user.status],
  ...["email", "phone_number", "name", "given_name", "family_name", "preferred_username"].map(
    (name) => [name, (user: User) => user.attributes[name]] as const,
  ),
]);

/** `attribute = "value"` or `attribute ^= "value"`; a quote or backslash in the value is escaped with a backslash. */
const condition = /^\s*([\w:]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

/**
 * Reads the Filter of ListUsers: one condition, `=` for equal or `^=` for starts with; empty lets everybody pass.
 * Throws InvalidParameterException when it is not one condition, or searches what Cognito does not search.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 */
export function parseUserFilter(filter: string | undefined): (user: User) => boolean {
  if (filter === undefined || filter.trim() === "") return () => true;
  const [, attribute, operator, quoted] = condition.exec(filter) ?? [];
  if (attribute === undefined || quoted === undefined) throw faults.filterUnparsable();
  const read = searchable.get(attribute);
  if (!read) throw faults.filterAttribute(attribute);
  // AWS compares the user status, and only that, without regard to case.
  const fold = (text: string) => (attribute === "cognito:user_status" ? text.toUpperCase() : text);
  const wanted = fold(quoted.replaceAll(/\\(.)/g, "$1"));
  return (user) => {
    const value = read(user);
    if (value === undefined) return false;
    return operator === "=" ? fold(value) === wanted : fold(value).startsWith(wanted);
  };
}
