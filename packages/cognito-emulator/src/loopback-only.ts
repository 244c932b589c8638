import { StartUpError } from "./start-up-error.ts";

const loopbackAddress = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/**
 * Refuses to run where it could be taken for the real thing: with NODE_ENV=production, or on an address that other
 * machines reach. Throws StartUpError.
 */
export function assertLocalUse(host: string, nodeEnv: string | undefined): void {
  // Some shells and files keep the case or a space somebody typed: such a production is meant as one.
  if (nodeEnv?.trim().toLowerCase() === "production") {
    throw new StartUpError("production", "The Cognito emulator does not run with NODE_ENV=production.");
  }
  if (!loopbackAddress.test(host)) {
    throw new StartUpError("not-loopback", `The Cognito emulator listens on loopback only, not on ${host}.`);
  }
}

/**
 * Whether a request may ask for an administrator's operation. A made-up signature is enough for those, so a web page of
 * another site in the developer's browser must not get that far: neither as itself (Origin) nor under a name of its own
 * that points here (Host).
 */
export function isFromThisMachine(headers: {
  host?: string | undefined;
  origin?: string | undefined;
}): boolean {
  return isLoopbackHost(headers.host) && (headers.origin === undefined || isLoopbackOrigin(headers.origin));
}

const isLoopbackOrigin = (origin: string): boolean =>
  URL.canParse(origin) && isLoopbackHost(new URL(origin).host);

/**
 * Whether a Host header names this machine. A foreign web page can point its own name at 127.0.0.1 (DNS rebinding) and
 * would then read us as its own origin; its name gives it away.
 */
export function isLoopbackHost(header: string | undefined): boolean {
  const name = header?.replace(/:\d{1,5}$/, "").toLowerCase();
  if (name === undefined) return false;
  return name.endsWith(".localhost") || loopbackAddress.test(name) || name === "[::1]";
}
