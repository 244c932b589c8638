import { z } from "zod";
import { errorResponses, statusesAnywhere } from "./openapi-errors.ts";
import { languageParameter } from "./openapi-language.ts";

const Greeting = z.object({ message: z.string() });

const Alive = z.object({ status: z.literal("ok") });

const Readiness = z.object({
  status: z.enum(["ready", "not_ready", "overloaded"]),
  checks: z.object({
    keys: z.boolean(),
    database: z.boolean(),
    revocations: z.boolean(),
    accepting: z.boolean(),
  }),
});

/** The routes that are no procedures, at the root whatever the prefix is. */
export const plainPaths = {
  greeting: {
    "/": plainGet("root", { en: "Greeting", ja: "稼働確認の応答" }, { 200: bodyOf(Greeting) }),
  },
  health: {
    "/healthz": plainGet(
      "healthz",
      { en: "Is the process alive?", ja: "プロセスの生存確認" },
      { 200: bodyOf(Alive) },
    ),
    "/readyz": plainGet(
      "readyz",
      { en: "Is traffic welcome?", ja: "要求を受け付けられるかの確認" },
      {
        200: bodyOf(Readiness),
        503: {
          ...bodyOf(Readiness, "Not now / 今は受け付けられません"),
          headers: { "Retry-After": { schema: { type: "integer" } } },
        },
      },
    ),
  },
};

function plainGet(operationId: string, summary: { en: string; ja: string }, answers: object) {
  return {
    get: {
      operationId,
      tags: ["operations"],
      summary: summary.en,
      description: summary.ja,
      parameters: [languageParameter.reference],
      responses: { ...errorResponses(statusesAnywhere), ...answers },
    },
  };
}

function bodyOf(schema: z.ZodType, description = "OK") {
  const { $schema: _dialect, ...body } = z.toJSONSchema(schema, { io: "output" });
  return { description, content: { "application/json": { schema: body } } };
}
