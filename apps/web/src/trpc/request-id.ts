/**
 * This page's own name for one request, which the API logs beside its own: 32 hexadecimal digits, and nothing in them.
 * Not `crypto.randomUUID`, which a page has over https and on localhost only.
 */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
