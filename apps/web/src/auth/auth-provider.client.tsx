"use client";

import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from "react";
import { useRuntimeConfig } from "../runtime-config.client.tsx";
import { configureAmplify } from "./amplify-config.ts";
import type { AuthView } from "./auth-state.ts";
import { createAuthStore } from "./auth-store.ts";
import { signOutEverywhere, signOutHere } from "./sign-out.ts";

type Auth = AuthView & {
  /** Looks again: after an outage, or when somebody asks to retry. Never throws. */
  readonly recheck: () => Promise<void>;
  /** Ends the session of this tab. */
  readonly signOutHere: () => Promise<void>;
  /** Ends every session of this person, on every device. Throws when the user pool did not confirm it. */
  readonly signOutEverywhere: () => Promise<void>;
};

const Context = createContext<Auth | null>(null);

const onServer: AuthView = { kind: "loading" };

export function AuthProvider({ children }: { children: ReactNode }) {
  const config = useRuntimeConfig();
  const [store] = useState(() => {
    // Not in an effect: effects of the pages inside run earlier, and they may ask for a token at once.
    if (typeof window !== "undefined") configureAmplify(config);
    return createAuthStore();
  });
  const view = useSyncExternalStore(store.subscribe, store.read, () => onServer);
  const auth = useMemo(
    () => ({
      ...view,
      recheck: store.recheck,
      signOutHere: () => signOutHere(config),
      signOutEverywhere: () => signOutEverywhere(config),
    }),
    [view, store, config],
  );
  return <Context value={auth}>{children}</Context>;
}

/** Who is signed in in this tab, and how to leave. Throws outside the root layout. */
export function useAuth(): Auth {
  const auth = useContext(Context);
  if (!auth) throw new Error("useAuth needs the AuthProvider of the root layout.");
  return auth;
}
