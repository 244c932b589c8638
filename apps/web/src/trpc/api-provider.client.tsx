"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { currentAccessToken, refreshAccessToken } from "../auth/access-token.ts";
import { useAuth } from "../auth/auth-provider.client.tsx";
import { useRuntimeConfig } from "../runtime-config.client.tsx";
import { AskToSignInAgain } from "./ask-to-sign-in-again.client.tsx";
import { createLinks } from "./links.ts";
import { createQueryClient } from "./query-client.ts";
import { createStepUp } from "./step-up.ts";
import { trpc } from "./trpc.ts";

const tokens = { current: currentAccessToken, refresh: refreshAccessToken };

/**
 * The typed API for the pages inside, for one signed-in person. Give them as `key` as well: a new person gets a new cache,
 * and never sees a row of the one before.
 */
export function ApiProvider({ username, children }: { username: string; children: ReactNode }) {
  const { apiUrl } = useRuntimeConfig();
  const { signOutHere } = useAuth();
  const locale = useLocale();
  const [stepUp] = useState(createStepUp);
  const client = useMemo(
    () => trpc.createClient({ links: createLinks({ apiUrl, tokens, locale, signInAgain: stepUp.ask }) }),
    [apiUrl, locale, stepUp],
  );
  // Signing out clears what is left of the session; the gate then leads to the sign-in page and back here.
  const [queryClient] = useState(() => createQueryClient(() => void signOutHere()));

  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        {children}
        <AskToSignInAgain stepUp={stepUp} username={username} />
      </QueryClientProvider>
    </trpc.Provider>
  );
}
