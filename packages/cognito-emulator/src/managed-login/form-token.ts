import { randomBytes, timingSafeEqual } from "node:crypto";
import { UntrustedRequest } from "../oauth/authorization-refusal.ts";
import { formCookie, readCookie } from "./cookies.ts";
import type { Visit } from "./visit.ts";

/** The hidden field that repeats the cookie. */
export const formTokenField = "_csrf";

const form = /^[\w-]{43}$/;

/** The browser's form token: the one it has, or a new one. */
export function formTokenOf(cookies: string | undefined): { token: string; isNew: boolean } {
  const held = readCookie(cookies, formCookie);
  if (held !== undefined && form.test(held)) return { token: held, isNew: false };
  return { token: randomBytes(32).toString("base64url"), isNew: true };
}

/**
 * A form counts only when it comes from a page of ours: its hidden token equals the cookie, which a foreign page can
 * neither read nor plant, and the browser names no other origin. Otherwise somebody could be signed in to a stranger's
 * account without noticing. Throws UntrustedRequest.
 */
export function assertOwnForm(visit: Visit, fields: URLSearchParams): void {
  const { origin, host, cookie } = visit.headers;
  const held = Buffer.from(readCookie(cookie, formCookie) ?? "");
  const sent = Buffer.from(fields.get(formTokenField) ?? "");
  const equal = held.length > 0 && held.length === sent.length && timingSafeEqual(held, sent);
  if (!equal || (origin !== undefined && origin !== `https://${host}`)) throw new UntrustedRequest("form");
}
