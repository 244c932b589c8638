import type { ErrorCode } from "@sekisho/contract/error-code";
import type { RestMeta } from "../../rest/rest-meta.ts";

const tag = "session";

const passwordErrors = [
  "sign_in_failed",
  "challenge_unsupported",
  "identity_provider_unavailable",
] as const satisfies readonly ErrorCode[];

const tokenErrors = [
  "token_validation_failed",
  "identity_provider_unavailable",
] as const satisfies readonly ErrorCode[];

/** How signing in and out is spoken as REST. */
export const sessionRest = {
  login: {
    method: "POST",
    path: "/user/login",
    errors: passwordErrors,
    tag,
    summary: { ja: "パスワードでサインイン", en: "Sign in with a password" },
  },
  newPassword: {
    method: "POST",
    path: "/user/new-password",
    errors: passwordErrors,
    tag,
    summary: { ja: "仮パスワードを新しいパスワードに変更", en: "Replace a temporary password" },
  },
  refresh: {
    method: "POST",
    path: "/user/refresh",
    errors: tokenErrors,
    tag,
    summary: { ja: "トークンを更新", en: "Refresh the tokens" },
  },
  logout: {
    method: "POST",
    path: "/user/logout",
    status: 204,
    errors: tokenErrors,
    tag,
    summary: { ja: "サインアウト", en: "Sign out" },
  },
} as const satisfies Record<string, RestMeta>;
