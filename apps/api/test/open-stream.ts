import { eventsIn, type StreamEvent } from "./stream-events.ts";

/** A stream as a client with nothing but HTTP has it. It is read only when a test asks for its next event. */
export type OpenedStream = {
  readonly response: Response;
  /** The next event that is not a ping; null when the stream has ended. */
  readonly next: () => Promise<StreamEvent | null>;
  /** Every event until the end. */
  readonly rest: () => Promise<StreamEvent[]>;
  readonly close: () => void;
};

export async function openStream(
  url: string,
  token: string | undefined,
  headers: Record<string, string> = {},
): Promise<OpenedStream> {
  const leaving = new AbortController();
  const authorization: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url, {
    headers: { accept: "text/event-stream", "accept-language": "en", ...authorization, ...headers },
    signal: leaving.signal,
  });
  // A refusal is no stream: its body is left to whoever reads the response.
  const reader = response.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  const waiting: StreamEvent[] = [];
  let text = "";
  async function next(): Promise<StreamEvent | null> {
    for (;;) {
      const event = waiting.shift();
      if (event?.event === "ping") continue;
      if (event) return event;
      const part = await reader?.read();
      if (!part || part.done) return null;
      text += part.value;
      const end = text.lastIndexOf("\n\n") + 2;
      if (end < 2) continue;
      waiting.push(...eventsIn(text.slice(0, end)));
      text = text.slice(end);
    }
  }
  return {
    response,
    next,
    async rest() {
      const events: StreamEvent[] = [];
      for (let event = await next(); event !== null; event = await next()) events.push(event);
      return events;
    },
    close: () => leaving.abort(),
  };
}
