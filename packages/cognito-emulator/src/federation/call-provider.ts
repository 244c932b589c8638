import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { rootCertificates } from "node:tls";

/** What a provider answered; `body` is its JSON, or null for anything else. */
export interface ProviderAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface ProviderRequest {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Makes one request to a provider. Throws ProviderUnreachable; never follows a redirect, which could lead anywhere. */
export type ProviderCaller = (url: string, request?: ProviderRequest) => Promise<ProviderAnswer>;

/** No answer within the limits of time and size. */
export class ProviderUnreachable extends Error {
  override readonly name = "ProviderUnreachable";
}

const longestAnswerMs = 5000;
const largestAnswer = 512 * 1024;

/**
 * Calls providers as the emulator does. It trusts the authorities Node brings along, and these (PEM): its own, so that a
 * pool of this very emulator can be the provider of another, and those this process was started with.
 */
export function createProviderCaller(authorities: readonly string[]): ProviderCaller {
  const ca = [...rootCertificates, ...authorities];
  return (url, { method = "GET", headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const fail = (cause: unknown) =>
        reject(new ProviderUnreachable("The provider does not answer.", { cause }));
      const send = new URL(url).protocol === "https:" ? requestSecure : requestPlain;
      const options = {
        method,
        ca,
        headers: { Accept: "application/json", ...headers },
        signal: AbortSignal.timeout(longestAnswerMs),
      };
      const call = send(url, options, (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > largestAnswer) call.destroy(new Error("The answer is too large."));
          else chunks.push(chunk);
        });
        response.on("error", fail);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body: parse(Buffer.concat(chunks).toString("utf8")) }),
        );
      });
      call.on("error", fail);
      call.end(body);
    });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
