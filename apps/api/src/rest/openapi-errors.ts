import { type ErrorCode, errorCodes, errorTable } from "@sekisho/contract/error-code";
import type { ErrorEnvelope } from "@sekisho/contract/error-envelope";
import { errorMessage } from "@sekisho/contract/error-message";

/** The one error body. */
export const errorSchema = {
  type: "object",
  required: ["error", "message", "request_id"],
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
  } satisfies Record<keyof ErrorEnvelope, object>,
};

const exampleRequestId = "00000000-0000-4000-8000-000000000000";

/** The response component of a status holds an example of each of its codes. */
export const responseName = (status: number) => `Error${status}`;

export const sharedResponses = Object.fromEntries(
  [...new Set(errorCodes.map((code) => errorTable[code].httpStatus))].map((status) => {
    const codes = errorCodes.filter((code) => errorTable[code].httpStatus === status);
    return [responseName(status), responseOf(codes)];
  }),
);

function responseOf(codes: readonly ErrorCode[]) {
  const examples = codes.map((code) => [code, { summary: errorMessage(code, "ja"), value: exampleOf(code) }]);
  return {
    description: codes.map((code) => `${errorMessage(code, "en")} / ${errorMessage(code, "ja")}`).join("; "),
    content: {
      "application/json": {
        schema: { $ref: "#/components/schemas/Error" },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

function exampleOf(code: ErrorCode) {
  return { error: code, message: errorMessage(code, "en"), request_id: exampleRequestId };
}
