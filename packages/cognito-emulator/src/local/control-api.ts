import type { IncomingMessage } from "node:http";
import type { Control } from "../control/control.ts";
import { controlFaults } from "../control/control-error.ts";
import { readJsonBody, readText } from "../transport/json-body.ts";
import { jsonReply, type Reply } from "../transport/reply.ts";
import { controlReads, controlRoutes } from "./control-routes.ts";
import { assertOwnPage } from "./local-guard.ts";

const largestSeed = 16 * 1024 * 1024;

/**
 * Answers `/_local/api/<path>`. Changes ask for a content type that no page of another origin may send without being
 * asked first, and nothing here ever allows one. Throws ControlError, SeedError.
 */
export async function controlReply(
  control: Control,
  request: IncomingMessage,
  { pathname, searchParams }: URL,
): Promise<Reply> {
  const path = pathname.slice("/_local/api/".length);
  if (path === "export") return exportReply(control, request, searchParams.get("format"));
  if (path === "import") return importReply(control, request);
  const read = controlReads.get(path);
  if (request.method === "GET" && read) return jsonReply(200, read(control));
  const route = controlRoutes.get(path);
  if (!route && !read) throw controlFaults.unknownRoute();
  if (!route || request.method !== "POST") throw controlFaults.methodNotAllowed(route ? "POST" : "GET");
  assertOwnPage(request);
  assertType(request, /^application\/json\b/i);
  const input = route.input.safeParse(await readJsonBody(request).catch(unreadable));
  if (!input.success) throw controlFaults.inputInvalid(input.error.issues[0]?.path.join(".") || "request");
  return jsonReply(200, await route.answer(control, input.data));
}

async function exportReply(
  control: Control,
  { method }: IncomingMessage,
  format: string | null,
): Promise<Reply> {
  if (method !== "GET") throw controlFaults.methodNotAllowed("GET");
  const seed = control.exportSeed();
  if (format === "json") return jsonReply(200, seed);
  // YAML is loaded for who has it: it would be a tenth of every start.
  const { stringify } = await import("yaml");
  const headers = { "Content-Type": "application/yaml; charset=utf-8" };
  return { status: 200, headers, body: stringify(seed, { lineWidth: 0 }) };
}

async function importReply(control: Control, request: IncomingMessage): Promise<Reply> {
  if (request.method !== "POST") throw controlFaults.methodNotAllowed("POST");
  assertOwnPage(request);
  assertType(request, /^application\/(?:json|yaml)\b/i);
  const text = await readText(request, largestSeed).catch(unreadable);
  const { parseSeed } = await import("../seed/parse-seed.ts");
  await control.importSeed(parseSeed(text, "import"));
  return jsonReply(200, {});
}

function assertType({ headers }: IncomingMessage, type: RegExp): void {
  if (!type.test(headers["content-type"] ?? "")) throw controlFaults.notJson();
}

function unreadable(): never {
  throw controlFaults.bodyUnreadable();
}
