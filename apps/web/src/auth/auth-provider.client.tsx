"use client";

import { Hub } from "aws-amplify/utils";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useRuntimeConfig } from "../runtime-config.client.tsx";
import { configureAmplify } from "./amplify-config.ts";
import type { AuthView } from "./auth-state.ts";
import { readAuth } from "./read-auth.ts";
import { endsSession } from "./session-error.ts";
import { signOutEverywhere, signOutHere } from "./sign-out.ts";

type Auth = AuthView & {
  /** Looks again: after an outage, or when somebody asks to retry. */
  readonly recheck: () => Promise<void>;
  /** Ends the session of this tab. */
  readonly signOutHere: () => Promise<void>;
  /** Ends every session of this person, on every device. Throws when the user pool did not confirm it. */
  readonly signOutEverywhere: () => Promise<void>;
};

const Context = createContext<Auth | null>(null);

/** Is this a message that the user pool ended the session? A failed refresh alone is not: it may be the network. */
const isEnding = (data: unknown) =>
  typeof data === "object" && data !== null && "error" in data && endsSession(data.error);

export function AuthProvider({ children }: { children: ReactNode }) {
  const config = useRuntimeConfig();
  const [view, setView] = useState<AuthView>(() => {
    // Not in an effect: effects of the pages inside run earlier, and they may ask for a token at once.
    if (typeof window !== "undefined") configureAmplify(config);
    return { kind: "loading" };
  });
  const recheck = useCallback(async () => setView(await readAuth()), []);

  useEffect(() => {
    void recheck();
    return Hub.listen("auth", ({ payload }) => {
      if (payload.event === "signedIn" || payload.event === "signedOut") void recheck();
      if (payload.event === "tokenRefresh") void recheck();
      // Never recheck here: a recheck that fails would send this message again, for ever.
      if (payload.event === "tokenRefresh_failure" && isEnding(payload.data)) setView({ kind: "signed-out" });
    });
  }, [recheck]);

  const auth = useMemo(
    () => ({ ...view, recheck, signOutHere, signOutEverywhere: () => signOutEverywhere(config) }),
    [view, recheck, config],
  );
  return <Context value={auth}>{children}</Context>;
}

/** Who is signed in in this tab, and how to leave. Throws outside the root layout. */
export function useAuth(): Auth {
  const auth = useContext(Context);
  if (!auth) throw new Error("useAuth needs the AuthProvider of the root layout.");
  return auth;
}
