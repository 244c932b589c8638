/**
 * Is this a scheme, a host and a port and nothing else, as a browser writes them into the Origin field? A pattern such as
 * `https://*.example.com` is no origin: it would match nobody, and whoever wrote it expects more of it.
 */
export function isExactOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
