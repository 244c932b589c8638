import type { IncomingMessage } from "node:http";
import { ControlError, controlFaults } from "../control/control-error.ts";
import { StartUpError } from "../start-up-error.ts";
import { jsonReply, type Reply } from "../transport/reply.ts";
import { consoleReply } from "./console/console-reply.ts";
import { controlReply } from "./control-api.ts";
import { assertLocal } from "./local-guard.ts";
import type { LocalSide } from "./local-side.ts";

export const isLocalPath = (pathname: string): boolean =>
  pathname === "/_local" || pathname.startsWith("/_local/");

const privateHeaders = {
  "Cache-Control": "no-store",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
};

/**
 * What is for this machine only: `/_local` for people, `/_local/api` to control the emulator, and for tests
 * `/_local/outbox?user=` and `/_local/code?user=`. No CORS header here, ever, and no foreign host name: a web page in
 * the developer's browser must not read the codes.
 */
export async function localReply(local: LocalSide, request: IncomingMessage, url: URL): Promise<Reply> {
  const { status, headers, body } = await answer(local, request, url).catch(refusal);
  return { status, headers: { ...privateHeaders, ...headers }, body };
}

async function answer(local: LocalSide, request: IncomingMessage, url: URL): Promise<Reply> {
  assertLocal(request);
  if (url.pathname.startsWith("/_local/api/")) return controlReply(local.control, request, url);
  const user = url.searchParams.get("user");
  if (url.pathname !== "/_local/outbox" && url.pathname !== "/_local/code") {
    return consoleReply(local, request, url);
  }
  if (request.method !== "GET") throw controlFaults.methodNotAllowed("GET");
  const messages = local.control.outbox(user ?? undefined);
  if (url.pathname === "/_local/outbox") return jsonReply(200, { messages });
  return user && messages[0]
    ? jsonReply(200, { code: messages[0].code })
    : jsonReply(404, { message: "No code" });
}

function refusal(error: unknown): Reply {
  if (error instanceof ControlError) return jsonReply(error.status, { message: error.message });
  if (error instanceof StartUpError) return jsonReply(400, { message: error.message });
  console.error("cognito-emulator: a local page failed unexpectedly:", error);
  return jsonReply(500, { message: "Something went wrong. / 問題が発生しました。" });
}
