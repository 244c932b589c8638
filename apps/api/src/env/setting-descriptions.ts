import type { SettingName } from "./setting-names.ts";

/** What a person reads about a setting, in Markdown: a sentence or more, without what its form and its rules say. */
export type Description = { readonly en: string; readonly ja: string };

/** What each setting does. The documents and `.env.example` are made of this and of the schema beside it. */
export const settingDescriptions: Readonly<Record<SettingName, Description>> = {
  ENVIRONMENT: {
    en: "Where the API runs. It alone decides what is safe, whatever `NODE_ENV` says.",
    ja: "実行環境です。安全に関わる動作は、`NODE_ENV` ではなくこの値だけで決まります。",
  },
  DEBUG: {
    en: "`true` adds `GET {API_PREFIX}/debug/token`.",
    ja: "`true` にすると `GET {API_PREFIX}/debug/token` が使えます。",
  },
  HOST: {
    en: "The address to listen on. `0.0.0.0` is every address of the machine.",
    ja: "待ち受けるアドレスです。`0.0.0.0` はマシンのすべてのアドレスを表します。",
  },
  PORT: {
    en: "The port to listen on. `0` lets the system choose.",
    ja: "待ち受けるポートです。`0` は空いているポートを自動で選びます。",
  },
  LOG_LEVEL: {
    en: "What is logged: this and everything more severe. Lines go to standard output, plain in development and JSON elsewhere.",
    ja: "この重要度以上のログを記録します。標準出力に、開発環境では読みやすい形で、それ以外では JSON で書き出します。",
  },
  LOG_FILE: {
    en: "A file to which the log is appended as well, as JSON lines. Its folder must exist. Several workers may share it.",
    ja: "ログを JSON で追記するファイルです。フォルダーは先に作成してください。複数のワーカーで共有できます。",
  },
  LOG_FILE_MAX_BYTES: {
    en: "The size at which `LOG_FILE` is renamed to `LOG_FILE.1` and a new one begun. `0` leaves rotating to the platform (`copytruncate` and renaming both work).",
    ja: "`LOG_FILE` がこの大きさになると、名前を `LOG_FILE.1` に変えて新しいファイルを始めます。`0` にするとローテーションを行わず、実行環境に任せます（`copytruncate` でも、名前の変更でも動作します）。",
  },
  LOG_FILE_BACKUPS: {
    en: "How many full log files are kept: `LOG_FILE.1` is the newest.",
    ja: "いっぱいになったログファイルを残す数です。`LOG_FILE.1` が最も新しいファイルです。",
  },
  API_TITLE: {
    en: "The title of the OpenAPI document.",
    ja: "OpenAPI 文書のタイトルです。",
  },
  API_VERSION: {
    en: "The version in the OpenAPI document.",
    ja: "OpenAPI 文書に載せるバージョンです。",
  },
  API_PREFIX: {
    en: "Where the REST routes stand; `/` puts them at the root. tRPC is always at `/trpc`.",
    ja: "REST の各パスの先頭です。`/` にすると先頭なしになります。tRPC は常に `/trpc` です。",
  },
  ALLOWED_ORIGINS: {
    en: "The web pages that may call from a browser. `*` is every page.",
    ja: "ブラウザーからの呼び出しを許可する Web ページのオリジンです。`*` はすべてのページを表します。",
  },
  TRUST_PROXY: {
    en: "Whose `X-Forwarded-For` is believed. Left out: nobody's.",
    ja: "`X-Forwarded-For` を信用するプロキシです。指定しなければ信用しません。",
  },
  COGNITO_REGION: {
    en: "The region of the user pool.",
    ja: "ユーザープールのリージョンです。",
  },
  COGNITO_USER_POOL_ID: {
    en: "The user pool.",
    ja: "ユーザープールの ID です。",
  },
  COGNITO_APP_CLIENT_ID: {
    en: "The app clients whose tokens open the API. The REST login uses the first.",
    ja: "トークンを受け付けるアプリクライアントです。REST のログインは先頭のものを使います。",
  },
  COGNITO_APP_CLIENT_SECRET: {
    en: "The secret of the first app client, if it has one. Logging in, refreshing and logging out through the API need it.",
    ja: "先頭のアプリクライアントにシークレットがある場合に指定します。API を通すログイン、トークンの更新、ログアウトで使います。",
  },
  COGNITO_PREFERRED_TOKEN_USE: {
    en: "Which tokens open the API. `access` is recommended.",
    ja: "API が受け付けるトークンの種類です。`access` を推奨します。",
  },
  COGNITO_CUSTOM_ROLE_IN_ACCESS_TOKEN: {
    en: "`true` where a pre-token-generation trigger copies `custom:role` into access tokens. The app client must never be allowed to write that attribute: its owner could make himself an administrator.",
    ja: "トークン生成前の Lambda トリガーで `custom:role` をアクセストークンに写している場合だけ `true` にします。この属性をアプリクライアントから書き込めるようにしないでください。だれでも自分を管理者にできてしまいます。",
  },
  COGNITO_ISSUER: {
    en: "Who issues the tokens. Left out: made from the region and the pool.",
    ja: "トークンの発行者です。指定しなければリージョンとプールから決まります。",
  },
  COGNITO_JWKS_URL: {
    en: "Where the pool's public keys are. Left out: made from `COGNITO_ENDPOINT`, or from the region and the pool.",
    ja: "プールの公開鍵がある URL です。指定しなければ、`COGNITO_ENDPOINT` か、リージョンとプールから決まります。",
  },
  COGNITO_ENDPOINT: {
    en: "Where the cognito-idp API is when it is not AWS: a pool on this machine. Passwords travel there, and the keys are looked for there as well.",
    ja: "cognito-idp API が AWS 以外にある場合の URL です（手元のプールなど）。パスワードが通り、公開鍵もそこから取得します。",
  },
  JWKS_SNAPSHOT_FILE: {
    en: "Keeps the pool's public keys in this file, so that a restart while the key server is down still knows who is signed in. Left out: nowhere. Nobody but the API may write to the file.",
    ja: "プールの公開鍵をこのファイルに保存し、公開鍵のサーバーが止まっている間の再起動でも検証を続けます。指定しなければ保存しません。API 以外が書き込めない場所にしてください。",
  },
  ACCESS_TOKEN_COOKIE: {
    en: "The cookie that may carry an access token where no `Authorization` field is sent. Left out: none may. Changes then need an `Origin` of `ALLOWED_ORIGINS`.",
    ja: "`Authorization` フィールドがない要求で、アクセストークンを受け取る Cookie の名前です。指定しなければ受け取りません。変更を伴う要求には `ALLOWED_ORIGINS` のいずれかの `Origin` が必要になります。",
  },
  DATABASE_URL: {
    en: "The PostgreSQL server, as `postgresql://user:password@host/database`. Its user best owns the database, without SUPERUSER or BYPASSRLS. Left out: the embedded database in `DATA_DIR`, for one process.",
    ja: "PostgreSQL サーバーを `postgresql://user:password@host/database` の形で指定します。ユーザーはデータベースを所有し、SUPERUSER も BYPASSRLS も持たないのが最善です。指定しなければ `DATA_DIR` の組み込みデータベースを使います（1 プロセス専用）。",
  },
  DATABASE_POOL_MAX: {
    en: "How many connections to `DATABASE_URL` each process has for calls at most. Three more are beside them. Keep the sum over all workers and instances, and one worker more while they are replaced, below `max_connections` of the server. Without `DATABASE_URL` it does nothing.",
    ja: "`DATABASE_URL` への接続のうち、呼び出しの処理に使うものの、プロセスごとの上限です。このほかに 3 本を使います。すべてのワーカーとインスタンスに、入れ替え中の一つを加えた合計が、サーバーの `max_connections` に収まるようにしてください。`DATABASE_URL` を指定しなければ何もしません。",
  },
  DATA_DIR: {
    en: "The folder of the embedded database.",
    ja: "組み込みデータベースのフォルダーです。",
  },
  RATE_LIMIT_MAX: {
    en: "Requests per minute and address, of all instances over one `DATABASE_URL` together; `0` switches the limit off. Attempts to log in, to set a new password, to refresh and to log out are limited to 20 per minute and address whatever this says.",
    ja: "1 分あたり・アドレスあたりの要求数の上限です（同じ `DATABASE_URL` を使うすべてのインスタンスを合わせて数えます）。`0` で無効になります。ログイン・新しいパスワードの設定・トークンの更新・ログアウトは、この値に関係なく毎分 20 回までです。",
  },
  WORKERS: {
    en: "How many processes share the port (`node:cluster`). One that dies is replaced; SIGHUP replaces all of them, one by one.",
    ja: "ポートを共有するプロセスの数です（`node:cluster`）。終了したプロセスは新しいものに置き換わります。SIGHUP を送ると、すべてのプロセスが一つずつ置き換わります。",
  },
  METRICS_PORT: {
    en: "The port of `GET /metrics`, for Prometheus: a listener of its own, so that the public port never shows them. `0` lets the system choose. Left out: no metrics.",
    ja: "Prometheus のための `GET /metrics` のポートです。公開用のポートには出しません。`0` は空いているポートを自動で選びます。指定しなければメトリクスは取りません。",
  },
  METRICS_HOST: {
    en: "The address on which the metrics are served. Whoever reaches it may read them.",
    ja: "メトリクスを公開するアドレスです。ここに届く者はだれでも読めます。",
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    en: "The OpenTelemetry collector to which traces are sent (OTLP over HTTP; `/v1/traces` is added). Left out: no traces, and nothing of OpenTelemetry's SDK is loaded.",
    ja: "トレースを送る OpenTelemetry コレクターの URL です（OTLP/HTTP。`/v1/traces` を補います）。指定しなければトレースは取らず、OpenTelemetry の SDK も読み込みません。",
  },
  OTEL_SERVICE_NAME: {
    en: "What the API is called in traces.",
    ja: "トレースに載る、この API の名前です。",
  },
  OTEL_TRACES_SAMPLER_ARG: {
    en: "The part of the traces begun here that is recorded. A caller's `traceparent` decides for itself.",
    ja: "ここから始まるトレースのうち、記録する割合です。呼び出し元が `traceparent` を送った場合は、その指定に従います。",
  },
};
