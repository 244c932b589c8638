const loopbackHosts: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Is this host name (as `URL.hostname` writes it) this machine itself, so that http to it never meets a network? Three
 * spellings and no more: other names may be resolved by somebody else.
 */
export function isLoopbackHost(hostname: string): boolean {
  return loopbackHosts.includes(hostname);
}
