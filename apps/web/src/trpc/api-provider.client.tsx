"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { currentAccessToken, refreshAccessToken } from "../auth/access-token.ts";
import { useAuth } from "../auth/auth-provider.client.tsx";
import { useRuntimeConfig } from "../runtime-config.client.tsx";
import { createLinks } from "./links.ts";
import { createQueryClient } from "./query-client.ts";
import { trpc } from "./trpc.ts";

const tokens = { current: currentAccessToken, refresh: refreshAccessToken };

/**
 * The typed API for the pages inside. Give it the signed-in person as `key`: a new person gets a new cache,
 * and never sees a row of the one before.
 */
export function ApiProvider({ children }: { children: ReactNode }) {
  const { apiUrl } = useRuntimeConfig();
  const { signOutHere } = useAuth();
  const locale = useLocale();
  const client = useMemo(
    () => trpc.createClient({ links: createLinks({ apiUrl, tokens, locale }) }),
    [apiUrl, locale],
  );
  // Signing out clears what is left of the session; the gate then leads to the sign-in page and back here.
  const [queryClient] = useState(() => createQueryClient(() => void signOutHere()));

  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
