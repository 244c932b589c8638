/** @typedef {"en" | "ja"} Language */

/** What a person reads, in both languages. @typedef {Readonly<Record<Language, string>>} Words */

/** @param {string} en @param {string} ja @returns {Words} */
export const words = (en, ja) => ({ en, ja });

/** The courses as the tables call them. @type {Readonly<Record<string, Words>>} */
const courseWords = {
  floor: words("bare Fastify, JSON route", "Fastify のみ、JSON ルート"),
  route: words("the API, JSON route (`/healthz`)", "API、JSON ルート（`/healthz`）"),
  public: words("the API, no authentication", "API、認証なし"),
  unguarded: words("the API, the same answer to anybody", "API、同じ応答を誰にでも"),
  hits: words("the API, remembered tokens", "API、覚えたトークン"),
  new: words("the API, a new token each time", "API、毎回新しいトークン"),
  "thin-alone": words("our adapter alone", "自前のアダプター単体"),
  "thin-hits": words("our adapter alone, remembered tokens", "自前のアダプター単体、覚えたトークン"),
  "thin-new": words("our adapter alone, a new token each time", "自前のアダプター単体、毎回新しいトークン"),
  "stock-alone": words("the stock adapter alone", "標準のアダプター単体"),
  "stock-public": words(
    "the API on the stock adapter, no authentication",
    "標準のアダプターの API、認証なし",
  ),
  "stock-hits": words(
    "the API on the stock adapter, remembered tokens",
    "標準のアダプターの API、覚えたトークン",
  ),
  "batch-unguarded": words("batch of 10, the same answer to anybody", "10 件のバッチ、同じ応答を誰にでも"),
  "batch-hits": words("batch of 10, remembered tokens", "10 件のバッチ、覚えたトークン"),
  "batch-new": words("batch of 10, a new token each time", "10 件のバッチ、毎回新しいトークン"),
  "public-1": words("no authentication", "認証なし"),
  "hits-1": words("remembered tokens", "覚えたトークン"),
  "list-1": words("`items.list`", "`items.list`"),
  list: words("`items.list`", "`items.list`"),
  create: words("`items.create`", "`items.create`"),
  "fastapi-public": words("FastAPI, no authentication", "FastAPI、認証なし"),
  fastapi: words("FastAPI, access token", "FastAPI、アクセストークン"),
  "fastapi-logged": words("FastAPI with logs and CORS, id token", "FastAPI（ログと CORS つき）、ID トークン"),
  "django-public": words("Django, no authentication", "Django、認証なし"),
  django: words("Django, access token", "Django、アクセストークン"),
};

/** @param {string} id */
export const courseName = (id) => courseWords[id.replace(/-2w$/, "")] ?? words(id, id);
