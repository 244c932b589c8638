import type { IncomingMessage } from "node:http";
import { isLoopbackHost } from "../loopback-only.ts";
import type { PoolStore } from "../pool/pool-store.ts";
import { jsonReply, type Reply } from "../transport/reply.ts";
import { outboxPage, pageHeaders } from "./outbox-page.ts";
import { messagesFor } from "./read-outbox.ts";

export const isLocalPath = (pathname: string): boolean =>
  pathname === "/_local" || pathname.startsWith("/_local/");

const privateHeaders = {
  "Cache-Control": "no-store",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
};

/**
 * What a real pool mails, readable on this machine: `/_local` for people, `/_local/outbox?user=` and
 * `/_local/code?user=` for tests. No CORS header here, ever, and no foreign host name: a web page in the developer's
 * browser must not read the codes.
 */
export function localReply(pools: PoolStore, request: IncomingMessage, url: URL): Reply {
  const reply = (status: number, body: object) => jsonReply(status, body, privateHeaders);
  if (!isLoopbackHost(request.headers.host)) return reply(403, { message: "Loopback only" });
  if (request.method !== "GET") return reply(405, { message: "GET only" });
  const user = url.searchParams.get("user");
  const messages = messagesFor(pools, user);
  switch (url.pathname) {
    case "/_local":
      return {
        status: 200,
        headers: { ...privateHeaders, ...pageHeaders },
        body: outboxPage(messages, request.headers["accept-language"]),
      };
    case "/_local/outbox":
      return reply(200, { messages });
    case "/_local/code":
      return user && messages[0]
        ? reply(200, { code: messages[0].code })
        : reply(404, { message: "No code" });
    default:
      return reply(404, { message: "Not Found" });
  }
}
