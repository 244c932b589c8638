import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Value = { readonly stringValue?: string; readonly intValue?: number | string };
type Attribute = { readonly key: string; readonly value: Value };
type SentSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly status: { readonly code: number };
  readonly attributes: readonly Attribute[];
};
type Body = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
};

/** A span as it arrived, its attributes by name. */
export type ReceivedSpan = Omit<SentSpan, "attributes"> & {
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
};

/** A collector on a free port that understands OTLP over HTTP as JSON (OpenTelemetry protocol 1.x). */
export type OtlpReceiver = {
  /** What OTEL_EXPORTER_OTLP_ENDPOINT names. */
  readonly endpoint: string;
  readonly spans: () => readonly ReceivedSpan[];
  /** What the spans say of the process they come from. */
  readonly resource: () => ReceivedSpan["attributes"];
  /** Every byte that came, header fields included. */
  readonly everything: () => string;
  /** From now on answers with this status and takes nothing. */
  readonly refuse: (status: number) => void;
  readonly stop: () => Promise<void>;
};

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const bodies: Body[] = [];
  let everything = "";
  let status = 200;
  // It never closes an idle connection: on a busy machine that would be just when it is used again.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    request.on("end", () => {
      everything += `${request.method} ${request.url} ${JSON.stringify(request.headers)}\n${text}\n`;
      if (status === 200 && request.url === "/v1/traces") bodies.push(JSON.parse(text));
      response.writeHead(status, { "content-type": "application/json" }).end("{}");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // as: a TCP server has such an address
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans: () =>
      bodies
        .flatMap(({ resourceSpans }) => resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap(({ spans }) => spans)
        .map((span) => ({ ...span, attributes: byName(span.attributes) })),
    resource: () => byName(bodies[0]?.resourceSpans[0]?.resource.attributes ?? []),
    everything: () => everything,
    refuse(refusal) {
      status = refusal;
    },
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function byName(attributes: readonly Attribute[]): ReceivedSpan["attributes"] {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.stringValue ?? (value.intValue === undefined ? undefined : Number(value.intValue)),
    ]),
  );
}
