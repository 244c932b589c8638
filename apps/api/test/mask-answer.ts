import type { LightMyRequestResponse } from "fastify";

/** What a client can tell one answer from another by. */
export type MaskedAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** The header fields that are promised; the others are the same on every answer, or the server's own business. */
const promised = [
  "content-type",
  "www-authenticate",
  "cache-control",
  "vary",
  "allow",
  "link",
  "location",
  "retry-after",
] as const;

/** Members whose value is another one each time: each is replaced by its own name in braces. */
const passing = new Set([
  "request_id",
  "access_token",
  "id_token",
  "refresh_token",
  "session",
  "created_at",
  "auth_time",
  "exp",
  "iat",
  "iss",
  "jti",
  "origin_jti",
  "event_id",
]);

/** An answer with named placeholders where it differs from one run to the next. `names`: what a value is to be called. */
export function maskAnswer(
  response: LightMyRequestResponse,
  names: ReadonlyMap<string, string>,
): MaskedAnswer {
  const fields = promised.flatMap((name) => {
    const value = response.headers[name];
    return value === undefined ? [] : [[name, maskField(String(value))] as const];
  });
  return {
    status: response.statusCode,
    headers: Object.fromEntries(fields),
    body: response.body === "" ? null : masked(response.json(), names),
  };
}

function masked(body: unknown, names: ReadonlyMap<string, string>): unknown {
  const text = JSON.stringify(body, (name, value: unknown) =>
    (passing.has(name) && value !== null) || (name === "id" && typeof value === "number")
      ? `{${name}}`
      : value,
  );
  return JSON.parse([...names].reduce((so, [value, name]) => so.replaceAll(value, name), text));
}

/** The id of an item in a path or a cursor, and the seconds left of a minute. */
const maskField = (value: string) =>
  value.replace(/(\/items\/|cursor=)\d+/g, "$1{id}").replace(/^([1-9]|[1-5]\d|60)$/, "{seconds}");
