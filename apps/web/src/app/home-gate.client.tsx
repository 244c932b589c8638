"use client";

import type { ReactNode } from "react";
import { useAuth } from "../auth/auth-provider.client.tsx";
import { OutageState } from "../components/outage-state.client.tsx";
import { ApiProvider } from "../trpc/api-provider.client.tsx";
import { WelcomeHome } from "./welcome-home.client.tsx";

/** The home page for whoever is here. Until that is known it is a visitor's, which every script-less reader gets too. */
export function HomeGate({ visitor }: { visitor: ReactNode }) {
  const auth = useAuth();
  switch (auth.kind) {
    case "loading":
    case "signed-out":
      return visitor;
    case "unavailable":
      return <OutageState onRetry={() => void auth.recheck()} />;
    case "signed-in":
      return (
        <ApiProvider key={auth.username}>
          <WelcomeHome username={auth.username} />
        </ApiProvider>
      );
  }
}
