import type { IncomingMessage } from "node:http";
import type { Reply } from "./reply.ts";

/** Any origin may call, as on AWS: clients send no cookies, and every call carries its own proof. */
export const everyOrigin = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
};

/** Answers a preflight the way AWS's JSON services do: the headers asked for are the headers allowed. */
export function preflightReply(request: IncomingMessage, method: "GET" | "POST"): Reply {
  const wanted = request.headers["access-control-request-headers"];
  return {
    status: 200,
    headers: {
      ...everyOrigin,
      "Access-Control-Allow-Methods": method,
      ...(wanted && { "Access-Control-Allow-Headers": wanted }),
      "Access-Control-Max-Age": "172800",
    },
    body: "",
  };
}
