import type { Reply } from "../transport/reply.ts";

/** Sends the browser on. 303, so that a form's POST arrives as a GET and no password is sent twice. */
export function redirect(location: string, headers: Reply["headers"] = {}): Reply {
  return {
    status: 303,
    headers: {
      // A header holds ASCII only; an app's registered address may hold more.
      Location: location.replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent),
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      ...headers,
    },
    body: "",
  };
}

type Parameters = Readonly<Record<string, string | undefined>>;

/** The registered address with parameters added; its own query stays as it is. Undefined values are left out. */
export function withParameters(address: string, parameters: Parameters): string {
  return `${address}${address.includes("?") ? "&" : "?"}${encoded(parameters)}`;
}

/** The registered address with parameters where no server reads them: an address has no fragment of its own. */
export const withFragment = (address: string, parameters: Parameters): string =>
  `${address}#${encoded(parameters)}`;

function encoded(parameters: Parameters): string {
  const added = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) added.set(name, value);
  return added.toString();
}
