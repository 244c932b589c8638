/** A metric of ours, as code makes it and as `docs/operations.md` describes it. */
type MetricDefinition = {
  readonly name: string;
  readonly kind: "counter" | "gauge" | "histogram";
  /** Each has a closed set of values: nothing a caller writes is ever one. */
  readonly labels: readonly string[];
  readonly en: string;
  readonly ja: string;
};

/** Every metric of ours, by the conventions of Prometheus: base units, and `_total` for what only grows. */
export const metricDefinitions = {
  requests: {
    name: "sekisho_http_requests_total",
    kind: "counter",
    labels: ["method", "route", "status"],
    en: "Requests that ended. The route is its pattern; unknown paths share `unmatched`, and the status of a request whose caller left is `aborted`.",
    ja: "終わった要求の数です。`route` はパスのパターンです。未知のパスは `unmatched` にまとめ、呼び出し元が先に切断した要求の `status` は `aborted` です。",
  },
  requestDuration: {
    name: "sekisho_http_request_duration_seconds",
    kind: "histogram",
    labels: ["method", "route"],
    en: "From the header fields of a request to the end of its answer. Streams are left out: they last for as long as their reader likes.",
    ja: "要求のヘッダーが届いてから、応答を送り終えるまでの時間です。読み手が望むだけ続くストリームは含みません。",
  },
  authentications: {
    name: "sekisho_authentications_total",
    kind: "counter",
    labels: ["state", "reason"],
    en: "Who was calling, by authentication state, and why a credential was not accepted. Counted where a procedure looks at the credential.",
    ja: "認証の結果の数です。`reason` は資格情報を受け付けなかった理由です。資格情報を確認するプロシージャの要求だけを数えます。",
  },
  procedureDuration: {
    name: "sekisho_procedure_duration_seconds",
    kind: "histogram",
    labels: ["procedure", "outcome"],
    en: "Each call of a procedure, over tRPC or REST. The outcome is `ok`, `refused` (the caller's doing, 4xx) or `failed` (ours, 5xx).",
    ja: "プロシージャの呼び出し一回ごとの時間です（tRPC と REST の両方）。`outcome` は `ok`、`refused`（呼び出し元による 4xx）、`failed`（こちらの原因による 5xx）です。",
  },
  procedureErrors: {
    name: "sekisho_procedure_errors_total",
    kind: "counter",
    labels: ["procedure", "code"],
    en: "Calls that ended with an error, by its code. Procedures that do not exist share `unknown`.",
    ja: "エラーで終わった呼び出しの数です。`code` はエラーコードです。存在しないプロシージャは `unknown` にまとめます。",
  },
  openStreams: {
    name: "sekisho_open_streams",
    kind: "gauge",
    labels: [],
    en: "Streams that are open right now.",
    ja: "いま開いているストリームの数です。",
  },
  keysHeld: {
    name: "sekisho_keys_held",
    kind: "gauge",
    labels: [],
    en: "1 while tokens can be verified, 0 while the identity provider's keys are missing.",
    ja: "トークンを検証できる間は 1、ID プロバイダーの公開鍵がない間は 0 です。",
  },
  databaseConnections: {
    name: "sekisho_database_connections",
    kind: "gauge",
    labels: ["state"],
    en: "Connections of the pool, `busy` or `idle`. PostgreSQL only.",
    ja: "コネクションプールの接続の数です。`state` は `busy` か `idle` です。PostgreSQL の場合だけあります。",
  },
  databaseWaiting: {
    name: "sekisho_database_connection_waiters",
    kind: "gauge",
    labels: [],
    en: "Callers who wait for a connection because all are busy. PostgreSQL only.",
    ja: "空いた接続を待っている呼び出しの数です。PostgreSQL の場合だけあります。",
  },
} as const satisfies Record<string, MetricDefinition>;
