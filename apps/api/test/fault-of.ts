import type { ErrorEnvelope } from "@sekisho/contract/error-envelope";
import type { LightMyRequestResponse } from "fastify";

/** How an error is sent. */
export const transports = ["REST", "tRPC", "tRPC batch"] as const;
export type Transport = (typeof transports)[number];

/** The envelope in an answer, wherever its transport puts it. */
export function envelopeIn(transport: Transport, response: LightMyRequestResponse): ErrorEnvelope {
  const body = response.json();
  switch (transport) {
    case "REST":
      return body;
    case "tRPC":
      return body.error.data;
    case "tRPC batch":
      return body[0].error.data;
  }
}
