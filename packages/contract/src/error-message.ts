import type { ErrorCode } from "./error-code.ts";
import type { ErrorDetails } from "./error-envelope.ts";
import type { Locale } from "./locale.ts";

const sentences = {
  authentication_required: {
    ja: "有効な認証トークンが必要です",
    en: "A valid authentication token is required",
  },
  token_validation_failed: {
    ja: "トークンの検証に失敗しました",
    en: "The token could not be validated",
  },
  sign_in_failed: {
    ja: "サインインできませんでした。入力内容をお確かめのうえ、もう一度お試しください",
    en: "Sign-in failed. Please check what you entered and try again",
  },
  step_up_required: {
    ja: "この操作には、もう一度サインインが必要です",
    en: "Please sign in again to do this",
  },
  insufficient_permissions: {
    ja: "適切な権限がありません",
    en: "You do not have the required role",
  },
  insufficient_scope: {
    ja: "トークンのスコープが足りません",
    en: "The token lacks a required scope",
  },
  csrf_rejected: {
    ja: "別のサイトからの要求のため、受け付けませんでした",
    en: "The request was refused because it may come from another site",
  },
  validation_failed: {
    ja: "入力内容に誤りがあります",
    en: "The input is not valid",
  },
  not_found: {
    ja: "見つかりませんでした",
    en: "Not found",
  },
  method_not_allowed: {
    ja: "このメソッドは使えません",
    en: "This method is not allowed here",
  },
  request_timeout: {
    ja: "要求が時間内に届きませんでした",
    en: "The request did not arrive in time",
  },
  conflict: {
    ja: "現在の状態と合わないため、実行できませんでした",
    en: "This conflicts with the present state",
  },
  challenge_unsupported: {
    ja: "このアカウントのサインインには、ここでは行えない手順が必要です",
    en: "This account's sign-in needs a step that cannot be taken here",
  },
  payload_too_large: {
    ja: "送信されたデータが大きすぎます",
    en: "The request is too large",
  },
  unsupported_media_type: {
    ja: "この形式のデータは受け付けていません。application/json で送ってください",
    en: "This content type is not accepted. Please send application/json",
  },
  rate_limited: {
    ja: "要求が多すぎます。しばらくしてからもう一度お試しください",
    en: "Too many requests. Please try again in a while",
  },
  identity_provider_unavailable: {
    ja: "現在、認証情報を確認できません。しばらくしてからもう一度お試しください",
    en: "We cannot check credentials right now. Please try again in a while",
  },
  service_unavailable: {
    ja: "ただいまご利用いただけません。しばらくしてからもう一度お試しください",
    en: "The service is not available right now. Please try again in a while",
  },
  internal_server_error: {
    ja: "内部サーバーエラーが発生しました",
    en: "An internal server error occurred",
  },
} as const satisfies Record<ErrorCode, Record<Locale, string>>;

const adminRequired = { ja: "管理者権限が必要です", en: "Administrator permission is required" } as const;

/** The sentence for an error code in the caller's language. */
export function errorMessage(code: ErrorCode, locale: Locale, details: ErrorDetails = {}): string {
  if (code === "insufficient_permissions" && details.required_role === "admin") return adminRequired[locale];
  return sentences[code][locale];
}
