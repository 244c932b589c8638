import type { ItemEvent } from "@sekisho/contract/item-changes";
import { createTRPCClient, httpSubscriptionLink, type TRPCClientError } from "@trpc/client";
import { EventSource } from "eventsource";
import type { AppRouter } from "../src/trpc/app-router.ts";

/** What was received, in order. */
export type Received = { readonly id: string; readonly data: ItemEvent };

type Options = {
  /** Where the API is now; asked at every connection, as a load balancer would be. */
  readonly url: () => string;
  /** The current token; a new one where it has expired, since a stream that is refused at its door is not tried again. */
  readonly token: () => Promise<string>;
  /** Called when a stream has ended because its token expired; answers when there is a new one. */
  readonly renew: () => Promise<void>;
  /** Whether the current token is past its end: it may have come there on its way to the door, where nothing typed is said. */
  readonly hasExpired?: () => boolean;
  readonly onEvent: (event: Received) => void;
  /** Every URL that is asked for. */
  readonly onRequest?: (url: string) => void;
};

/** Follows the caller's items as the API's README tells clients to: tRPC's own client over an EventSource made of fetch. */
export function followItems({ url, token, renew, hasExpired = () => false, onEvent, onRequest }: Options) {
  const client = createTRPCClient<AppRouter>({
    links: [
      httpSubscriptionLink({
        url: "http://api.invalid/trpc",
        EventSource,
        eventSourceOptions: {
          async fetch(input, init) {
            const { pathname, search } = new URL(String(input));
            for (;;) {
              const target = new URL(pathname + search, url());
              onRequest?.(target.href);
              const authorization = `Bearer ${await token()}`;
              const answer = await fetch(target, { ...init, headers: { ...init.headers, authorization } });
              if (answer.status !== 503) return answer;
              await answer.body?.cancel(); // too busy to tell about any token: asked again
            }
          },
        },
      }),
    ],
  });
  const errors: unknown[] = [];
  let expiries = 0;
  let lastEventId: string | undefined;
  let stop = () => {};
  const follow = () => {
    const subscription = client.items.changes.subscribe(
      { lastEventId },
      {
        onData({ id, data }) {
          lastEventId = id;
          onEvent({ id, data });
        },
        onError(error: TRPCClientError<AppRouter>) {
          if (error.data?.token_expired) expiries++;
          else if (!hasExpired()) {
            errors.push(error);
            return;
          }
          void renew().then(follow);
        },
      },
    );
    stop = () => subscription.unsubscribe();
  };
  follow();
  return { errors, expiries: () => expiries, stop: () => stop() };
}
