/**
 * For Fastify's `schemaController`: its routes here state no JSON Schema, because procedures and zod read what comes in.
 * Without this, Fastify loads two compilers of it (some hundred modules) at every start. A route that states one fails
 * the start.
 */
export const noJsonSchema = { compilersFactory: { buildValidator: refuse, buildSerializer: refuse } };

function refuse(): never {
  throw new Error("a route states a JSON Schema: procedures and zod read what comes in");
}
