import type { Locale } from "@sekisho/contract/locale";
import { httpBatchLink, type Operation, type TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { limitTime } from "./limit-time.ts";
import { newRequestId } from "./request-id.ts";
import { sessionLink, type TokenSource } from "./session-link.ts";
import { stepUpLink } from "./step-up-link.ts";

/** The API refuses larger batches. */
const maxCallsPerBatch = 20;

/** The API refuses a URL and headers above 16 KB together; the token takes a few of them. */
const maxUrlLength = 8 * 1024;

/** Milliseconds; the API itself gives up on its database and user pool sooner. */
const answerLimit = 15_000;

type LinkOptions = {
  readonly apiUrl: string;
  readonly tokens: TokenSource;
  /** The language chosen in the interface, which need not be the browser's. */
  readonly locale: Locale;
  /** Asks the person for a recent sign-in; true once it is there. */
  readonly signInAgain: () => Promise<boolean>;
};

/** From a typed call to a request: how recent the sign-in is first, then the session, then the batch. */
export function createLinks<TRouter extends AnyRouter>(options: LinkOptions): TRPCLink<TRouter>[] {
  return [
    stepUpLink(options.signInAgain),
    sessionLink(options.tokens),
    httpBatchLink<AnyRouter>({
      url: `${options.apiUrl.replace(/\/$/, "")}/trpc`,
      fetch: (input, init) => limitTime(answerLimit)(input, init as RequestInit), // as: tRPC types less than it passes
      maxItems: maxCallsPerBatch,
      maxURLLength: maxUrlLength,
      // Accept-Language is safelisted by CORS (Fetch, section 2.2.2): it may be set, and costs no other permission.
      headers: ({ opList }) => ({
        "accept-language": options.locale,
        authorization: `Bearer ${accessTokenOf(opList)}`,
        // In the API's log also where its answer, and with it the API's own id, never arrives here.
        "x-request-id": newRequestId(),
      }),
    }),
  ];
}

/** The newest token in the batch: calls of one batch can differ only when a refresh came between them. */
function accessTokenOf(calls: readonly Operation[]): string {
  const token = calls.at(-1)?.context["accessToken"];
  if (typeof token !== "string") throw new Error("the session link must come before the batch link");
  return token;
}
