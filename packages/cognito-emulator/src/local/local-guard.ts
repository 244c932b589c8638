import type { IncomingMessage } from "node:http";
import { controlFaults } from "../control/control-error.ts";
import { isLoopbackHost } from "../loopback-only.ts";

const loopbackPeer = /^(?:::ffff:)?127\.|^::1$/;

/**
 * Refuses what does not come from this machine, and what comes under a foreign name: a web page can point its own name
 * at 127.0.0.1 (DNS rebinding) and would then read us as its own origin. Throws ControlError.
 */
export function assertLocal({ headers, socket }: IncomingMessage): void {
  const isHere = loopbackPeer.test(socket.remoteAddress ?? "");
  if (!isHere || !isLoopbackHost(headers.host)) throw controlFaults.notFromHere();
}

/**
 * Refuses a change that another page asks for, in the developer's own browser. Programs send neither Origin nor Fetch
 * Metadata; the console's own pages send ours. Throws ControlError.
 */
export function assertOwnPage({ headers }: IncomingMessage): void {
  const { host, origin, "sec-fetch-site": site } = headers;
  const isOwn = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
  const isSame = site === undefined || site === "same-origin" || site === "none";
  if (!isOwn || !isSame) throw controlFaults.notFromHere();
}

/**
 * The same for a form of the console, which changes things without a content type that browsers ask about first. Every
 * browser names the origin of a form it posts, so one that names none is refused too. Throws ControlError.
 */
export function assertOwnForm(request: IncomingMessage): void {
  assertOwnPage(request);
  if (request.headers.origin === undefined) throw controlFaults.notFromHere();
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "");
  if (!isForm) throw controlFaults.notForm();
}
