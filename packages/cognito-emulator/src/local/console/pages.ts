import type { IncomingMessage } from "node:http";
import { controlFaults } from "../../control/control-error.ts";
import { assertOwnPage } from "../local-guard.ts";
import type { LocalSide } from "../local-side.ts";
import { callsContent } from "./calls-page.ts";
import { controlsContent } from "./controls-page.ts";
import { findPool, findUser } from "./find-pool.ts";
import { outboxContent } from "./outbox-page.ts";
import type { Reader, Shown } from "./page.ts";
import { poolContent } from "./pool-page.ts";
import { poolsContent } from "./pools-page.ts";
import { readToken } from "./read-token.ts";
import { type RefusedForm, readForm } from "./submit-form.ts";
import { tokenContent } from "./token-page.ts";
import { userContent } from "./user-page.ts";

/** The page at an address, with a form on it that was refused, if one was. Throws ControlError where there is none. */
export function pageAt(
  local: LocalSide,
  { method }: Pick<IncomingMessage, "method">,
  reader: Reader,
  url: URL,
  refused: RefusedForm | null = null,
): Shown {
  if (method !== "GET") throw controlFaults.methodNotAllowed("GET");
  const { nav } = reader.say;
  const { services, control } = local;
  const wanted = url.searchParams.get("user");
  switch (url.pathname) {
    case "/_local":
    case "/_local/": {
      const content = outboxContent(reader, control.outbox(wanted ?? undefined), wanted);
      return { section: "outbox", title: nav.outbox, content };
    }
    case "/_local/pools":
      return { section: "pools", title: nav.pools, content: poolsContent(reader, services.pools.all()) };
    case "/_local/token":
      return { section: "token", title: nav.token, content: tokenContent(reader, control.clock.now()) };
    case "/_local/calls":
      return { section: "calls", title: nav.calls, content: callsContent(reader, control.calls()) };
    case "/_local/controls":
      return {
        section: "controls",
        title: nav.controls,
        content: controlsContent(reader, local, refused),
      };
    default:
      return poolPage(local, reader, url.pathname, { wanted, refused });
  }
}

/** A pool's page, or that of one of its users. */
function poolPage(
  local: LocalSide,
  reader: Reader,
  pathname: string,
  { wanted, refused }: { wanted: string | null; refused: RefusedForm | null },
): Shown {
  const [, id, sub] = /^\/_local\/pools\/([\w-]+)(?:\/users\/([\w-]+))?$/.exec(pathname) ?? [];
  if (id === undefined) throw controlFaults.unknownRoute();
  const pool = findPool(local, id);
  if (sub === undefined) {
    return { section: "pools", title: pool.name, content: poolContent(reader, pool, { wanted, refused }) };
  }
  const user = findUser(pool, sub);
  return { section: "pools", title: user.username, content: userContent(reader, pool, user, refused) };
}

/** The token comes in the body: an address would be kept in the browser's history. */
export async function tokenPage(
  { services, control }: LocalSide,
  request: IncomingMessage,
  reader: Reader,
): Promise<Shown> {
  assertOwnPage(request);
  const form = await readForm(request);
  const reading = readToken((form.get("token") ?? "").trim(), services.pools.all());
  const content = tokenContent(reader, control.clock.now(), reading);
  return { section: "token", title: reader.say.nav.token, content };
}
