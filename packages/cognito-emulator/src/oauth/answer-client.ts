import type { IncomingMessage } from "node:http";
import type { ManagedLogin } from "../managed-login/managed-login.ts";
import { preflightReply } from "../transport/cors.ts";
import { FormTooLarge, readForm } from "../transport/form-body.ts";
import { jsonReply, type Reply } from "../transport/reply.ts";
import { answerRevocation } from "./revoke.ts";
import { answerTokenRequest } from "./token.ts";
import { privateHeaders, TokenRefusal, tokenRefusalReply } from "./token-refusal.ts";
import { answerUserInfo } from "./user-info.ts";

const methods: ReadonlyMap<string, readonly string[]> = new Map([
  ["/oauth2/token", ["POST"]],
  ["/oauth2/revoke", ["POST"]],
  ["/oauth2/userInfo", ["GET", "POST"]],
]);

export const isClientPath = (path: string): boolean => methods.has(path);

/** Answers the endpoints that apps call themselves, from any origin: every call carries its own proof, and no cookie. */
export async function answerClient(
  login: ManagedLogin,
  request: IncomingMessage,
  path: string,
): Promise<Reply> {
  const [method = "POST"] = methods.get(path) ?? [];
  if (request.method === "OPTIONS") return preflightReply(request, method === "GET" ? "GET" : "POST");
  if (!methods.get(path)?.includes(request.method ?? "")) {
    return jsonReply(405, { error: "invalid_request" }, { Allow: methods.get(path)?.join(", ") ?? "" });
  }
  const { authorization } = request.headers;
  try {
    if (path === "/oauth2/userInfo") return answerUserInfo(login.services, authorization);
    const form = await readForm(request);
    if (form === null) throw new TokenRefusal("invalid_request");
    return path === "/oauth2/token"
      ? await answerTokenRequest(login, authorization, form)
      : answerRevocation(login.services.pools, authorization, form);
  } catch (error) {
    if (error instanceof TokenRefusal) return tokenRefusalReply(error);
    if (error instanceof FormTooLarge) return jsonReply(413, { error: "invalid_request" }, privateHeaders);
    throw error;
  }
}
