import type { IncomingMessage } from "node:http";
import { isLocalPath, localReply } from "./local/local-pages.ts";
import { answerBrowser, isBrowserPath } from "./managed-login/answer-browser.ts";
import type { ManagedLogin } from "./managed-login/managed-login.ts";
import { answerClient, isClientPath } from "./oauth/answer-client.ts";
import { settled } from "./storage/settled.ts";
import type { CertificateAuthority } from "./tls/certificate-authority.ts";
import { preflightReply } from "./transport/cors.ts";
import { type JsonApi, jsonApiReply } from "./transport/json-api.ts";
import { jsonReply, type Reply } from "./transport/reply.ts";
import { wellKnownDocument, wellKnownReply } from "./transport/well-known.ts";

/** What both ports answer: the API, key sets and what is for this machine only. */
export interface Answers extends JsonApi {
  /** Where managed login is; null without a TLS port. */
  readonly managedLoginUrl: string | null;
  readonly authority: CertificateAuthority | null;
}

export async function answerRequest(
  { managedLoginUrl, authority, ...api }: Answers,
  request: IncomingMessage,
  endpoint: string,
): Promise<Reply> {
  const url = new URL(`http://localhost${request.url ?? "/"}`);
  const document = wellKnownDocument(url.pathname);
  const { pools } = api.services;
  if (url.pathname === "/_local/ca.pem" && authority) return certificateReply(authority);
  if (isLocalPath(url.pathname)) return localReply(api, request, url);
  if (request.method === "OPTIONS") return preflightReply(request, document ? "GET" : "POST");
  if (request.method === "POST") return jsonApiReply(api, request);
  if (document) return wellKnownReply({ pools, endpoint, managedLoginUrl }, document);
  return url.pathname === "/health"
    ? jsonReply(200, { status: "ok" })
    : jsonReply(404, { message: "Not Found" });
}

/** What the TLS port answers: managed login and OAuth first, and whatever the other port answers besides. */
export async function answerSecureRequest(
  answers: Answers,
  login: ManagedLogin,
  request: IncomingMessage,
): Promise<Reply> {
  const url = new URL(`https://localhost${request.url ?? "/"}`);
  const own = isBrowserPath(url.pathname) || isClientPath(url.pathname);
  if (!own) return answerRequest(answers, request, login.origin);
  try {
    return await settled(answers, () =>
      isClientPath(url.pathname)
        ? answerClient(login, request, url.pathname)
        : answerBrowser(login, request, url),
    );
  } catch (error) {
    // Also when the state cannot be written: an answer that a restart would not remember must not leave.
    console.error("cognito-emulator: managed login failed unexpectedly:", error);
    return jsonReply(500, { message: "Something went wrong" });
  }
}

/** The authority's certificate, as browsers and key stores import it. It is public; its key never leaves the folder. */
const certificateReply = ({ certificate }: CertificateAuthority): Reply => ({
  status: 200,
  headers: {
    "Content-Type": "application/x-pem-file",
    "Content-Disposition": 'attachment; filename="cognito-emulator-ca.pem"',
    "X-Content-Type-Options": "nosniff",
  },
  body: certificate,
});
