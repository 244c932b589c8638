import { type Agent, get, type IncomingMessage } from "node:http";

/** One GET over an agent's connections; resolves when the answer has arrived whole. */
export const call = (url: URL, agent: Agent): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => answer.resume().once("end", () => resolve(answer))).on("error", reject);
  });

/** Calls over and over until an answer says that it is the last on its connection. Rejects when it is reset instead. */
export async function callUntilLast(url: URL, agent: Agent): Promise<number[]> {
  const statuses: number[] = [];
  for (;;) {
    const { statusCode = 0, headers } = await call(url, agent);
    statuses.push(statusCode);
    if (headers.connection === "close") return statuses;
  }
}

/** Calls over and over, on new connections too, until nobody listens any more. Rejects when one is reset instead. */
export async function callUntilRefused(url: URL, agent: Agent): Promise<number[]> {
  const statuses: number[] = [];
  for (;;) {
    const answer = await call(url, agent).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED") return null;
      throw error;
    });
    if (answer === null) return statuses;
    statuses.push(answer.statusCode ?? 0);
  }
}
