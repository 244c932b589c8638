import { type ErrorCode, errorCodes, errorTable } from "@sekisho/contract/error-code";
import type { ErrorEnvelope } from "@sekisho/contract/error-envelope";
import { errorMessage } from "@sekisho/contract/error-message";

/** The one error body. */
export const errorSchema = {
  type: "object",
  required: ["error", "message", "request_id"],
  additionalProperties: false,
  properties: {
    error: { type: "string", enum: errorCodes },
    message: { type: "string" },
    request_id: { type: "string", format: "uuid" },
    fields: { type: "object", additionalProperties: { type: "string" } },
    required_role: { type: "string" },
    required_roles: { type: "array", items: { type: "string" } },
    required_scope: { type: "string" },
    required_group: { type: "string" },
    required_groups: { type: "array", items: { type: "string" } },
    required_permission: { type: "string" },
    required_caller: { type: "string", enum: ["person", "machine"] },
    max_age: { type: "number" },
    token_expired: { type: "boolean" },
    current_role: { type: ["string", "null"] },
    challenge: { type: "string" },
  } satisfies Record<keyof ErrorEnvelope, object>,
};

const exampleRequestId = "00000000-0000-4000-8000-000000000000";

/** What any request may meet, before or whatever its operation does: it cannot be read, is too much, or we failed. */
export const statusesAnywhere: readonly number[] = [400, 408, 413, 429, 500];

/** The response component of a status holds an example of each of its codes. */
const responseName = (status: number) => `Error${status}`;

/** The `responses` of these statuses, by reference. */
export const errorResponses = (statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${responseName(status)}` }]),
  );

export const sharedResponses = Object.fromEntries(
  [...new Set(errorCodes.map((code) => errorTable[code].httpStatus))].map((status) => {
    const codes = errorCodes.filter((code) => errorTable[code].httpStatus === status);
    return [responseName(status), responseOf(status, codes)];
  }),
);

function responseOf(status: number, codes: readonly ErrorCode[]) {
  const examples = codes.map((code) => [code, { summary: errorMessage(code, "ja"), value: exampleOf(code) }]);
  return {
    ...headersOf(status),
    description: codes.map((code) => `${errorMessage(code, "en")} / ${errorMessage(code, "ja")}`).join("; "),
    content: {
      "application/json": {
        schema: {
          allOf: [
            { $ref: "#/components/schemas/Error" },
            { type: "object", properties: { error: { type: "string", enum: codes } } },
          ],
        },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

/** What belongs to a status besides its body. */
function headersOf(status: number) {
  const text = { schema: { type: "string" } };
  if (status === 401) return { headers: { "WWW-Authenticate": text } };
  if (status === 405) return { headers: { Allow: text } };
  return status === 429 || status === 503
    ? { headers: { "Retry-After": { description: "Seconds / 秒", schema: { type: "integer" } } } }
    : {};
}

function exampleOf(code: ErrorCode) {
  return { error: code, message: errorMessage(code, "en"), request_id: exampleRequestId };
}
