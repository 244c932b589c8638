/**
 * Is this host name (as `URL.hostname` writes it) this machine itself? Three spellings and no more, the same that the
 * verifier accepts: other names may be resolved by somebody else.
 */
export function isLoopbackHost(hostname: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
