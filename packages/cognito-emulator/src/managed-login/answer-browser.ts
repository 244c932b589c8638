import type { IncomingMessage } from "node:http";
import { idpResponse } from "../federation/idp-response.ts";
import { isLoopbackHost } from "../loopback-only.ts";
import { AuthorizationRefusal, UntrustedRequest } from "../oauth/authorization-refusal.ts";
import { redirect, withParameters } from "../oauth/redirect.ts";
import { FormTooLarge, readForm } from "../transport/form-body.ts";
import { jsonReply, type Reply } from "../transport/reply.ts";
import { authorize } from "./authorize.ts";
import { errorPage } from "./error-page.ts";
import { languageOf } from "./language.ts";
import { logout } from "./logout.ts";
import type { ManagedLogin } from "./managed-login.ts";
import { pages, showPage, submitPage } from "./routes.ts";
import type { Visit } from "./visit.ts";

/** Addresses a browser is sent to, which answer with a redirect. */
const redirects: ReadonlyMap<string, (visit: Visit) => Reply | Promise<Reply>> = new Map<
  string,
  (visit: Visit) => Reply | Promise<Reply>
>([
  ["/oauth2/authorize", authorize],
  ["/oauth2/idpresponse", idpResponse],
  ["/logout", logout],
]);

export const isBrowserPath = (path: string): boolean => redirects.has(path) || pages.has(path);

/** Answers a browser at one of the pages. Refusals become the error page, or the app is told at its own address. */
export async function answerBrowser(login: ManagedLogin, request: IncomingMessage, url: URL): Promise<Reply> {
  const { headers, method } = request;
  // Under another site's name, pointed here, a page could be shown as that site's own.
  if (!isLoopbackHost(headers.host)) return jsonReply(403, { message: "Loopback only" });
  const query = url.searchParams;
  const language = languageOf(query.get("lang"), headers["accept-language"]);
  const visit: Visit = { login, headers, path: url.pathname, query, language };
  return asAnswerTo(method, await answerOrRefuse(visit, request));
}

/**
 * Who opens an address is sent on with AWS's 302. Who sends a form gets a 303, which every client follows with a GET and
 * without the password (RFC 9700 section 4.12).
 */
const asAnswerTo = (method: string | undefined, reply: Reply): Reply =>
  method !== "POST" && reply.status === 303 ? { ...reply, status: 302 } : reply;

async function answerOrRefuse(visit: Visit, request: IncomingMessage): Promise<Reply> {
  try {
    return await answer(visit, request.method, () => readForm(request));
  } catch (error) {
    if (error instanceof UntrustedRequest) return errorPage(visit, error.reason);
    if (error instanceof FormTooLarge) return errorPage(visit, "size");
    if (!(error instanceof AuthorizationRefusal)) throw error;
    const { redirectUri, state, fault, message } = error;
    return redirect(withParameters(redirectUri, { error: fault, error_description: message, state }));
  }
}

async function answer(
  visit: Visit,
  method: string | undefined,
  form: () => Promise<URLSearchParams | null>,
): Promise<Reply> {
  const redirecting = redirects.get(visit.path);
  const page = pages.get(visit.path);
  if (redirecting && method === "GET") return redirecting(visit);
  if (page && method === "GET") return showPage(page, visit);
  if (page && method === "POST") return submitPage(page, visit, await form());
  return jsonReply(405, { message: "Method Not Allowed" }, { Allow: page ? "GET, POST" : "GET" });
}
