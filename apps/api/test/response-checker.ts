import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { LightMyRequestResponse } from "fastify";

type Described = {
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
};
type OpenApi = {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { responses: Record<string, Described | { $ref: string }> }>>>
  >;
  readonly components: { readonly responses: Readonly<Record<string, Described>> };
};

/** Holds answers against what an OpenAPI document says of them. Each check lists what is not so. */
export type ResponseCheck = {
  /** `GET /items/{id}` and so on. */
  readonly operations: string[];
  readonly asDescribed: (name: string, operation: string, response: LightMyRequestResponse) => string[];
  /** For what is no operation: the one error body. */
  readonly asError: (name: string, response: LightMyRequestResponse) => string[];
};

/** Header fields that a client acts on: an answer that has one must say so in its description. */
const described = ["Link", "Location", "Retry-After", "WWW-Authenticate"];

export function responseChecker(document: OpenApi): ResponseCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, "openapi");

  const faultsOf = (pointer: string, body: unknown) => {
    const validate = ajv.getSchema(`openapi#${pointer}`);
    if (!validate) return [`no schema at ${pointer}`];
    return validate(body) ? [] : [ajv.errorsText(validate.errors)];
  };
  const responseAt = (operation: string, status: number) => {
    const [method = "", path = ""] = operation.split(" ");
    const found = document.paths[path]?.[method.toLowerCase()]?.responses[status];
    if (!found || !("$ref" in found)) {
      const at = `/paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}`;
      return found && { at, response: found };
    }
    const at = found.$ref.slice(1);
    const response = document.components.responses[at.split("/").at(-1) ?? ""];
    return response && { at, response };
  };

  return {
    operations: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    ),
    asDescribed(name, operation, response) {
      const found = responseAt(operation, response.statusCode);
      if (!found) return [`${name}: ${response.statusCode} is not described`];
      const { at, response: promise } = found;
      const unsaid = described.filter(
        (field) => field.toLowerCase() in response.headers && !(field in (promise.headers ?? {})),
      );
      const json = promise.content?.["application/json"];
      const faults = json
        ? faultsOf(`${at}/content/application~1json/schema`, response.json())
        : response.body === ""
          ? []
          : ["a body that is not described"];
      return [...faults, ...unsaid.map((field) => `${field} is not described`)].map(
        (fault) => `${name}: ${fault}`,
      );
    },
    asError: (name, response) =>
      faultsOf("/components/schemas/Error", response.json()).map((fault) => `${name}: ${fault}`),
  };
}

/** A path as one segment of a JSON pointer in a URI (RFC 6901, section 6). */
const escaped = (path: string) => encodeURIComponent(path.replaceAll("~", "~0").replaceAll("/", "~1"));
