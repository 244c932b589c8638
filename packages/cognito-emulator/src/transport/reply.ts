import type { ServerResponse } from "node:http";

/** An answer before it is sent: what the parts of the server return, so that one place writes to the socket. */
export interface Reply {
  readonly status: number;
  /** A list goes out as several fields of one name: Set-Cookie cannot be joined. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

export const jsonReply = (
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify(body),
});

export function sendReply(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) }).end(body);
}
