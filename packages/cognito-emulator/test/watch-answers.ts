import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdirSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, relative, resolve } from "node:path";
import { afterAll, afterEach, expect } from "vitest";
import { checkAnswer, type SentAnswer } from "./aws/check-answer.ts";

// Runs before every test file. Node announces each request that an HTTP server of this process gets; from there every
// answer of the user pools API is read on its way out, whoever asked and however the emulator was started. A test
// fails when one of them is not what AWS would send, whatever the test itself was about.

const channel = "http.server.request.start";
const targetPrefix = "AWSCognitoIdentityProviderService.";
const packageFolder = join(import.meta.dirname, "..");

const problems: string[] = [];
/** What this file has seen succeed: docs/coverage.md says of every operation which tests drive it. */
const driven = new Set<string>();

function watch(message: unknown): void {
  // What Node documents for this channel.
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  const target = String(request.headers["x-amz-target"] ?? "");
  if (request.method !== "POST" || !target.startsWith(targetPrefix)) return;
  const operation = target.slice(targetPrefix.length);
  readAnswer(response, (answer) => {
    problems.push(...checkAnswer({ operation, ...answer }));
    if (answer.status === 200) driven.add(operation);
  });
}

/** Calls `seen` with what is sent, just before it is. */
function readAnswer(response: ServerResponse, seen: (answer: Omit<SentAnswer, "operation">) => void): void {
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const headers: Record<string, string> = {};
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const note = (given: unknown) => {
    for (const [name, value] of Object.entries(given ?? {})) headers[name.toLowerCase()] = String(value);
  };
  Object.assign(response, {
    writeHead(...args: unknown[]) {
      note(args.at(-1));
      return Reflect.apply(writeHead, response, args);
    },
    write(...args: unknown[]) {
      keep(args[0]);
      return Reflect.apply(write, response, args);
    },
    end(...args: unknown[]) {
      keep(args[0]);
      note(response.getHeaders());
      seen({ status: response.statusCode, headers, body: Buffer.concat(chunks).toString("utf8") });
      return Reflect.apply(end, response, args);
    },
  });
}

function complain(): void {
  const found = new Set(problems.splice(0));
  if (found.size > 0) throw new Error(`Not what AWS would answer:\n${[...found].join("\n")}`);
}

subscribe(channel, watch);
afterEach(complain);
afterAll(() => {
  unsubscribe(channel, watch);
  recordDriven();
  complain();
});

function recordDriven(): void {
  const file = relative(packageFolder, resolve(expect.getState().testPath ?? ""));
  const folder = join(packageFolder, "test-results/driven");
  mkdirSync(folder, { recursive: true });
  const found = [...driven].toSorted((a, b) => a.localeCompare(b));
  writeFileSync(join(folder, `${file.replaceAll("/", "~")}.json`), JSON.stringify({ file, driven: found }));
}
