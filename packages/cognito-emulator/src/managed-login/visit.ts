import type { IncomingHttpHeaders } from "node:http";
import type { Language } from "./language.ts";
import type { ManagedLogin } from "./managed-login.ts";

/** One request of a browser to the sign-in pages. */
export interface Visit {
  readonly login: ManagedLogin;
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly language: Language;
}
