import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "../trpc/api-error.ts";
import { headerFields } from "./header-fields.ts";
import { bodyMaxBytes, drainMaxBytes } from "./limits.ts";
import { lingerAfter } from "./linger.ts";

/** JSON is UTF-8 (RFC 8259, section 8.1): whoever says another encoding means other text than we would read. */
const jsonType = /^application\/json\s*(;(?!\s*charset\s*=)[^;]*|;\s*charset\s*=\s*"?utf-?8"?\s*)*$/i;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Leaves every body unread until a handler asks for it, so that guards decide before a byte is parsed, and ends the
 * connection with the answer when the rest of a body may never end.
 */
export function registerUnreadBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  app.addHook("onSend", async (request, reply) => {
    if (request.raw.complete !== false || !mayBeEndless(request)) return;
    reply.header("connection", "close");
    lingerAfter(request);
  });
}

/**
 * Reads a JSON body. Bytes that are not UTF-8 are refused, not repaired.
 * @throws ApiError `unsupported_media_type`, `payload_too_large` or `validation_failed`.
 */
export async function readJsonBody(request: FastifyRequest): Promise<unknown> {
  if (!isJson(request)) throw new ApiError("unsupported_media_type");
  if (declaredLength(request) > bodyMaxBytes) throw new ApiError("payload_too_large");
  const bytes = await readBytes(request.raw);
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new ApiError("validation_failed");
  }
}

/** Does the request say, once, that its body is plain JSON? Compressed bodies are not accepted: they hide their size. */
function isJson(request: FastifyRequest): boolean {
  const [type = "", ...more] = headerFields(request, "content-type");
  return jsonType.test(type) && more.length === 0 && request.headers["content-encoding"] === undefined;
}

function readBytes(raw: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    raw.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= bodyMaxBytes) chunks.push(chunk);
      else reject(new ApiError("payload_too_large"));
    });
    raw.on("end", () => resolve(Buffer.concat(chunks)));
    raw.on("error", () => reject(new ApiError("validation_failed"))); // the client went away in the middle
  });
}

const declaredLength = (request: FastifyRequest) => Number(request.headers["content-length"] ?? 0);

const mayBeEndless = (request: FastifyRequest) =>
  request.headers["transfer-encoding"] !== undefined || declaredLength(request) > drainMaxBytes;
