import { ConfigurationError } from "../errors/configuration-error.ts";
import { isTrustedUrl } from "./trusted-url.ts";

/** @throws ConfigurationError unless it is https, or http on a loopback host, without a user name or password */
export function checkTrustedUrl(option: string, url: unknown): void {
  if (typeof url === "string" && isTrustedUrl(url)) return;
  throw new ConfigurationError(
    option,
    "must be https, or http on a loopback host, without a user name or password",
  );
}

/** @throws ConfigurationError unless there is at least one and each may be trusted */
export function checkTrustedUrls(option: string, urls: unknown): void {
  for (const url of names(option, urls)) checkTrustedUrl(option, url);
}

/** The names as a set; null stays null: the check is switched off, and that was written down. */
export function namesOrNull(option: string, list: unknown): ReadonlySet<string> | null {
  return list === null ? null : names(option, list);
}

/** Copied, so that nobody can widen a list after it was checked. */
export function names(option: string, list: unknown): ReadonlySet<string> {
  if (Array.isArray(list) && list.length > 0 && list.every(isName)) return new Set<string>(list);
  throw new ConfigurationError(
    option,
    "must list at least one name; where the check may be off, null says so",
  );
}

const isName = (name: unknown): name is string => typeof name === "string" && name !== "";
