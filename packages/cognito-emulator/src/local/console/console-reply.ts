import type { IncomingMessage } from "node:http";
import { ControlError } from "../../control/control-error.ts";
import type { Reply } from "../../transport/reply.ts";
import type { LocalSide } from "../local-side.ts";
import { doneNames } from "./form-action.ts";
import { html } from "./html.ts";
import { iconReply } from "./icon.ts";
import { page, pageHeaders, type Reader, readerOf, type Shown } from "./page.ts";
import { pageAt, tokenPage } from "./pages.ts";
import { submitForm } from "./submit-form.ts";

/** Answers the pages and forms of the console. What is refused is said on a page, in the reader's language. */
export async function consoleReply(local: LocalSide, request: IncomingMessage, url: URL): Promise<Reply> {
  if (url.pathname === "/_local/icon.svg") return iconReply;
  const reader = readerOf(url.searchParams.get("lang"), request.headers["accept-language"]);
  try {
    return await answer(local, request, reader, url);
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    const content = html`<p class="lead">${error.text[reader.language]}</p>`;
    const shown = { section: null, title: reader.say.refusal, content };
    return pageReply(local, reader, { ...shown, path: "/_local" }, error.status);
  }
}

async function answer(local: LocalSide, request: IncomingMessage, reader: Reader, url: URL): Promise<Reply> {
  if (request.method !== "POST") {
    const shown = pageAt(local, request, reader, url);
    return pageReply(local, reader, { ...shown, before: doneNotice(reader, url), path: pathOf(url) });
  }
  if (url.pathname === "/_local/token") {
    return pageReply(local, reader, { ...(await tokenPage(local, request, reader)), path: pathOf(url) });
  }
  const outcome = await submitForm(local, request, reader, url.pathname);
  if ("done" in outcome) {
    // Another address: reloading the page must not do it again.
    const location = reader.href(`${outcome.after}?done=${outcome.done}`);
    return { status: 303, headers: { Location: location }, body: "" };
  }
  const { page: path, refused } = outcome;
  const shown = pageAt(local, { method: "GET" }, reader, new URL(path, url), refused);
  const before = { text: refused.text, tone: "bad" } as const;
  return pageReply(local, reader, { ...shown, before, path }, 400);
}

function pageReply(local: LocalSide, reader: Reader, shown: Shown & { path: string }, status = 200): Reply {
  return { status, headers: pageHeaders, body: page(reader, local, shown) };
}

/** What was just done, as far as the address names something that can be. */
function doneNotice({ say }: Reader, { searchParams }: URL): Shown["before"] {
  const done = doneNames.find((name) => name === searchParams.get("done"));
  return done && { text: say.controls.done[done], tone: "good" };
}

/** The page's own address, to be shown in another language: nothing was done by that. */
function pathOf({ pathname, searchParams }: URL): string {
  const kept = [...searchParams].filter(([name]) => name !== "lang" && name !== "done");
  const rest = new URLSearchParams(kept).toString();
  return rest === "" ? pathname : `${pathname}?${rest}`;
}
