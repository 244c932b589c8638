import { isLoopbackHost } from "./loopback-host.ts";

/** Https, or http to this machine itself, without a user name or password. What comes from there is believed. */
export function isTrustedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && isLoopbackHost(hostname));
}
