/**
 * ListUsers' filter for "begins with": e-mail addresses when the text contains "@", usernames otherwise.
 * Quotes and backslashes are escaped, so that what a person types stays a value (AWS: ListUsers, Filter).
 */
export function searchFilter(search: string | undefined): string | undefined {
  if (search === undefined || search === "") return undefined;
  const attribute = search.includes("@") ? "email" : "username";
  return `${attribute} ^= "${search.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
