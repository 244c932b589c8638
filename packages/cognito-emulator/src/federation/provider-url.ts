const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a provider may be asked at this address, given or discovered: secrets, codes and people travel there. AWS takes
 * https only; plain HTTP on this machine is ours, for a provider that runs beside the emulator.
 */
export function isProviderUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && loopbackHosts.has(hostname));
}
