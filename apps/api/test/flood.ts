import { Agent, request } from "node:http";

/** What one client may send, and the statuses with which it may be answered. */
export type FloodCall = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly allowed: readonly number[];
};

export type FloodAnswer = {
  readonly call: FloodCall;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** Sends calls over this many connections, each as soon as the one before is answered. Rejects when a connection breaks. */
export async function flood(
  url: URL,
  calls: readonly FloodCall[],
  { connections }: { connections: number },
): Promise<FloodAnswer[]> {
  const waiting = calls.values();
  const answers: FloodAnswer[] = [];
  const client = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const call of waiting) answers.push(await send(url, call, agent)); // all draw from one iterator
    agent.destroy();
  };
  await Promise.all(Array.from({ length: connections }, client));
  return answers;
}

function send(url: URL, call: FloodCall, agent: Agent): Promise<FloodAnswer> {
  const { method, path, headers, body } = call;
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: url.hostname, port: url.port, path, method, headers: { ...headers }, agent },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        answer.once("end", () =>
          resolve({ call, status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      },
    );
    sent.once("error", (error) => reject(new Error(`${method} ${path} was broken off`, { cause: error })));
    sent.end(body);
  });
}
