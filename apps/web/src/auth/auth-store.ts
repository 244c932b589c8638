import { Hub } from "aws-amplify/utils";
import type { AuthView } from "./auth-state.ts";
import { readAuth } from "./read-auth.ts";
import { endsSession } from "./session-error.ts";

/** What this tab knows of who is signed in, kept up to date by Amplify's messages while somebody watches. */
export type AuthStore = {
  readonly read: () => AuthView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Looks again, renewing an expired session on the way. Never throws. */
  readonly recheck: () => Promise<void>;
};

export function createAuthStore(): AuthStore {
  const listeners = new Set<() => void>();
  let view: AuthView = { kind: "loading" };
  let stopListening: (() => void) | undefined;

  const show = (next: AuthView) => {
    view = next;
    for (const listener of listeners) listener();
  };
  const recheck = async () => show(await readAuth());

  const listen = () =>
    Hub.listen("auth", ({ payload }) => {
      const { event } = payload;
      if (event === "signedIn" || event === "signedOut" || event === "tokenRefresh") void recheck();
      // Never recheck here: a recheck that fails would send this message again, for ever.
      if (payload.event === "tokenRefresh_failure" && endsSession(payload.data?.error))
        show({ kind: "signed-out" });
    });

  return {
    read: () => view,
    recheck,
    subscribe: (listener) => {
      listeners.add(listener);
      if (!stopListening) {
        stopListening = listen();
        void recheck();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopListening?.();
        stopListening = undefined;
      };
    },
  };
}
