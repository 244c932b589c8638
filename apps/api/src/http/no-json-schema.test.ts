import Fastify from "fastify";
import { expect, it } from "vitest";
import { noJsonSchema } from "./no-json-schema.ts";

const schema = { type: "object", properties: { name: { type: "string" } } };

it.each([
  ["body", { body: schema }],
  ["answer", { response: { 200: schema } }],
])(
  "refuses to start with a route that states the JSON Schema of its %s: nothing would look at it",
  async (_of, stated) => {
    const app = Fastify({ schemaController: noJsonSchema });
    app.post("/", { schema: stated }, async () => ({}));
    await expect(app.ready()).rejects.toThrow("a route states a JSON Schema");
    await app.close();
  },
);
