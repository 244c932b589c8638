/** Is this host name (as `URL.hostname` writes it) this machine itself? RFC 6761 section 6.3, RFC 5735, RFC 4291. */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname) ||
    hostname === "[::1]"
  );
}
