import { errorCodes, errorTable } from "@sekisho/contract/error-code";
import { type Locale, locales } from "@sekisho/contract/locale";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { fixtureRouter } from "../../test/fixture-router.ts";
import { eventsIn } from "../../test/stream-events.ts";

// What every error looks like to a client, in one committed file. To change it on purpose:
// `vitest run src/http/error-table.golden.test.ts -u`, then read the difference.

let api: Api;
beforeAll(async () => {
  api = await startApi({ router: fixtureRouter });
});
afterAll(() => api.close());

const golden = "error-table.golden.json";
const transports = ["REST", "tRPC", "tRPC batch", "tRPC stream"] as const;
type Transport = (typeof transports)[number];

/** What a client can tell one error from another by. */
type Answer = {
  readonly status: number;
  readonly "www-authenticate": string | null;
  readonly "retry-after": string | null;
  readonly body: unknown;
};

/** A failing call: its procedure, and the code it is told to fail with. */
type Failure = { readonly procedure: "fail" | "crash"; readonly code?: string };

const failures: ReadonlyMap<string, Failure> = new Map<string, Failure>([
  ...errorCodes.map((code) => [code, { procedure: "fail", code }] as const),
  ["(not thrown on purpose)", { procedure: "crash" }],
]);

const inputOf = (input: unknown) => `input=${encodeURIComponent(JSON.stringify(input))}`;

function urlOf(transport: Transport, { procedure, code }: Failure): string {
  const input = code === undefined ? undefined : { code };
  switch (transport) {
    case "REST":
      return `/api/v1/${procedure}${code === undefined ? "" : `/${code}`}`;
    case "tRPC":
      return `/trpc/${procedure}?${inputOf(input)}`;
    case "tRPC batch": // beside a call that succeeds and one that fails by itself
      return `/trpc/${procedure},echo,fail?batch=1&${inputOf({ 0: input, 1: { text: "mine" }, 2: { code: "conflict" } })}`;
    case "tRPC stream":
      return `/trpc/${procedure}ingStream?${inputOf(input)}`;
  }
}

async function answerTo(failure: Failure, transport: Transport, locale: Locale): Promise<Answer> {
  const url = urlOf(transport, failure);
  const headers = { "accept-language": locale };
  const response = await api.app.inject({ url, headers });
  const body: unknown = transport === "tRPC stream" ? eventsIn(response.body) : response.json();
  return answerOf(response.statusCode, response.headers, body);
}

/** A header field as Node or fetch hands it over. */
type Field = string | number | string[] | undefined;

/** The one thing that differs from answer to answer is the request's own name. */
function answerOf(status: number, headers: Readonly<Record<string, Field>>, body: unknown): Answer {
  const field = (name: string) => headers[name]?.toString() ?? null;
  const masked = JSON.stringify(body, (name, value: unknown) => (name === "request_id" ? "…" : value));
  return {
    status,
    "www-authenticate": field("www-authenticate"),
    "retry-after": field("retry-after"),
    body: JSON.parse(masked),
  };
}

/** A line for each answer, so that a difference names what differs. */
function tableOf(answers: ReadonlyMap<string, Answer>): string {
  const lines = [...answers].map(([name, answer]) => `${JSON.stringify(name)}: ${JSON.stringify(answer)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

async function allAnswers(): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const [name, failure] of failures) {
    for (const transport of transports) {
      for (const locale of locales) {
        answers.set(`${name}, ${transport}, ${locale}`, await answerTo(failure, transport, locale));
      }
    }
  }
  return answers;
}

describe("the error table", () => {
  it("is what clients were promised: every code over every transport in every language", async () => {
    const answers = await allAnswers();
    expect(answers.size).toBe((errorCodes.length + 1) * transports.length * locales.length);
    await expect(tableOf(answers)).toMatchFileSnapshot(golden);
  });

  it("says the same envelope over every transport", async () => {
    for (const code of errorCodes) {
      const [rest, single, batch, stream] = await Promise.all(
        transports.map(
          async (transport) => (await answerTo({ procedure: "fail", code }, transport, "en")).body,
        ),
      );
      expect(single).toMatchObject({ error: { data: rest } });
      expect(batch).toMatchObject([
        { error: { data: rest } },
        { result: {} },
        { error: { data: { error: "conflict" } } },
      ]);
      expect(stream).toMatchObject([
        { event: "connected" },
        { event: "message", data: "before" },
        { event: "serialized-error", data: { data: rest } },
      ]);
    }
  });

  it("lets every call of a batch keep its own error", async () => {
    const inputs = Object.fromEntries(errorCodes.map((code, at) => [at, { code }]));
    const paths = errorCodes.map(() => "fail").join(",");
    const response = await api.app.inject({ url: `/trpc/${paths}?batch=1&${inputOf(inputs)}` });
    expect(response.statusCode).toBe(207);
    expect(response.json()).toMatchObject(
      errorCodes.map((code) => ({ error: { data: { code, httpStatus: errorTable[code].httpStatus } } })),
    );
  });

  it("holds for a stream whose caller is refused at the gate, with the status and the challenge of a call", async () => {
    const response = await api.app.inject({
      url: "/trpc/guardedStream",
      headers: { "accept-language": "en" },
    });
    expect(response.statusCode).toBe(401);
    expect(response.headers["www-authenticate"]).toBe("Bearer");
    expect(response.json()).toMatchObject({ error: { data: { error: "authentication_required" } } });
  });
});
