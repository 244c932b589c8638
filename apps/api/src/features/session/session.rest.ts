import type { RestMeta } from "../../rest/rest-meta.ts";

const tag = "session";

/** How signing in and out is spoken as REST. */
export const sessionRest = {
  login: {
    method: "POST",
    path: "/user/login",
    tag,
    summary: { ja: "パスワードでサインイン", en: "Sign in with a password" },
  },
  newPassword: {
    method: "POST",
    path: "/user/new-password",
    tag,
    summary: { ja: "仮パスワードを新しいパスワードに変更", en: "Replace a temporary password" },
  },
  refresh: {
    method: "POST",
    path: "/user/refresh",
    tag,
    summary: { ja: "トークンを更新", en: "Refresh the tokens" },
  },
  logout: {
    method: "POST",
    path: "/user/logout",
    status: 204,
    tag,
    summary: { ja: "サインアウト", en: "Sign out" },
  },
} as const satisfies Record<string, RestMeta>;
