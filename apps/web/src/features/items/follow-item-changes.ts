import type { AppRouter } from "@sekisho/api/router";
import type { ItemEvent } from "@sekisho/contract/item-changes";
import { createTRPCClient, httpSubscriptionLink, type TRPCClientError } from "@trpc/client";
import { EventSource } from "eventsource";
import { newRequestId } from "../../trpc/request-id.ts";
import type { TokenSource } from "../../trpc/session-link.ts";

type FollowOptions = {
  readonly apiUrl: string;
  readonly tokens: TokenSource;
  /** The last event received before, to go on from. */
  readonly lastEventId?: string | undefined;
  readonly onEvent: (event: ItemEvent, id: string) => void;
  /** The session is over; nothing is followed any more. */
  readonly onSignedOut: () => void;
};

/** Milliseconds before a stream that cannot be had is asked for again; each time twice as long. */
const firstPause = 2_000;
const longestPause = 60_000;

/**
 * Follows the caller's items until it is stopped: over expired tokens, which are renewed, and over outages. Nothing is lost
 * between two streams, because each goes on from the last event of the one before. An EventSource made of `fetch`: the
 * browser's own can send no Authorization.
 * @returns stops it
 */
export function followItemChanges({ apiUrl, tokens, onEvent, onSignedOut, ...from }: FollowOptions) {
  let { lastEventId } = from;
  let lastToken: string | undefined;
  let isRefused = false;
  let failures = 0;
  let isStopped = false;
  let stopStream = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const client = createTRPCClient<AppRouter>({
    links: [
      httpSubscriptionLink({
        url: `${apiUrl.replace(/\/$/, "")}/trpc`,
        EventSource,
        eventSourceOptions: {
          async fetch(input, init) {
            const state = await tokens.current();
            // Read as an outage: the stream is asked for again.
            if (state.kind !== "token") throw new Error(state.kind);
            lastToken = state.token;
            const headers = {
              ...init.headers,
              authorization: `Bearer ${state.token}`,
              "x-request-id": newRequestId(),
            };
            const response = await fetch(input, { ...init, headers });
            isRefused = response.status === 401;
            return response;
          },
        },
      }),
    ],
  });

  function follow(): void {
    const subscription = client.items.changes.subscribe(
      { lastEventId },
      {
        // Where nothing changes a resumed stream has no event to send; a refused token does not get this far.
        onStarted() {
          failures = 0;
        },
        onData({ id, data }) {
          lastEventId = id;
          onEvent(data, id);
        },
        // An EventSource that lost its connection would ask again every three seconds by itself, and for ever.
        onConnectionStateChange({ state, error }) {
          if (state !== "connecting" || error === null) return;
          stopStream();
          void comeBack(error);
        },
        onError: (error: TRPCClientError<AppRouter>) => void comeBack(error),
      },
    );
    stopStream = () => subscription.unsubscribe();
  }

  async function comeBack(error: TRPCClientError<AppRouter>): Promise<void> {
    const isTokenOver = isRefused || error.data?.error === "token_validation_failed";
    const state = isTokenOver ? await replaceToken() : await tokens.current();
    if (isStopped) return;
    if (state.kind === "signed-out") return onSignedOut();
    // A token that has run out is nothing amiss; a new one that is refused as well must not be asked for without end.
    const pause =
      isTokenOver && state.kind === "token" && failures === 0
        ? 0
        : Math.min(longestPause, firstPause * 2 ** failures);
    failures += 1;
    timer = setTimeout(follow, pause);
  }

  /** A newer token than the refused one; it may be there already. */
  async function replaceToken() {
    isRefused = false;
    const current = await tokens.current();
    return current.kind === "token" && current.token === lastToken ? tokens.refresh() : current;
  }

  follow();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stopStream();
  };
}
