import type { IncomingMessage } from "node:http";
import { controlFaults } from "../../control/control-error.ts";
import { readText } from "../../transport/json-body.ts";
import type { Reply } from "../../transport/reply.ts";
import { assertOwnPage } from "../local-guard.ts";
import type { LocalSide } from "../local-side.ts";
import { callsContent } from "./calls-page.ts";
import type { Html } from "./html.ts";
import { iconReply } from "./icon.ts";
import { outboxContent } from "./outbox-page.ts";
import { page, pageHeaders, type Reader, readerOf, type Section } from "./page.ts";
import { poolContent } from "./pool-page.ts";
import { poolsContent } from "./pools-page.ts";
import { readToken } from "./read-token.ts";
import { tokenContent } from "./token-page.ts";

const longestForm = 64 * 1024;

interface Page {
  readonly section: Section;
  readonly title: string;
  readonly content: Html;
}

/** Answers the pages of the console. Throws ControlError where there is none. */
export async function consoleReply(local: LocalSide, request: IncomingMessage, url: URL): Promise<Reply> {
  if (url.pathname === "/_local/icon.svg") return iconReply;
  const reader = readerOf(url.searchParams.get("lang"), request.headers["accept-language"]);
  const shown =
    url.pathname === "/_local/token" && request.method === "POST"
      ? await tokenPage(local, request, reader)
      : pageAt(local, request, reader, url);
  const path = withoutLanguage(url);
  return {
    status: 200,
    headers: pageHeaders,
    body: page(reader, local.control, { ...shown, path }),
  };
}

function pageAt(
  { services, control }: LocalSide,
  { method }: IncomingMessage,
  reader: Reader,
  url: URL,
): Page {
  if (method !== "GET") throw controlFaults.methodNotAllowed("GET");
  const { nav } = reader.say;
  const user = url.searchParams.get("user");
  switch (url.pathname) {
    case "/_local":
    case "/_local/":
      return {
        section: "outbox",
        title: nav.outbox,
        content: outboxContent(reader, control.outbox(user ?? undefined), user),
      };
    case "/_local/pools":
      return { section: "pools", title: nav.pools, content: poolsContent(reader, services.pools.all()) };
    case "/_local/token":
      return { section: "token", title: nav.token, content: tokenContent(reader, control.clock.now()) };
    case "/_local/calls":
      return { section: "calls", title: nav.calls, content: callsContent(reader, control.calls()) };
    default: {
      const [, id] = /^\/_local\/pools\/([\w-]+)$/.exec(url.pathname) ?? [];
      const pool = id === undefined ? undefined : services.pools.find(id);
      if (!pool) throw id === undefined ? controlFaults.unknownRoute() : controlFaults.poolUnknown();
      return { section: "pools", title: pool.name, content: poolContent(reader, pool, user) };
    }
  }
}

/** The token comes in the body: an address would be kept in the browser's history. */
async function tokenPage(
  { services, control }: LocalSide,
  request: IncomingMessage,
  reader: Reader,
): Promise<Page> {
  assertOwnPage(request);
  const form = new URLSearchParams(await readText(request, longestForm).catch(unreadable));
  const reading = readToken((form.get("token") ?? "").trim(), services.pools.all());
  return {
    section: "token",
    title: reader.say.nav.token,
    content: tokenContent(reader, control.clock.now(), reading),
  };
}

function unreadable(): never {
  throw controlFaults.bodyUnreadable();
}

function withoutLanguage({ pathname, searchParams }: URL): string {
  const rest = new URLSearchParams([...searchParams].filter(([name]) => name !== "lang")).toString();
  return rest === "" ? pathname : `${pathname}?${rest}`;
}
