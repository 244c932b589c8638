import type { IncomingMessage } from "node:http";
import { faults } from "../cognito-error.ts";

const largestBody = 256 * 1024;

/** A request's body as text. Throws RequestEntityTooLargeException, announced or not. */
export async function readText(request: IncomingMessage): Promise<string> {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) throw faults.bodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // Destroying the request would take the connection, and our refusal, with it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > largestBody) throw faults.bodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
