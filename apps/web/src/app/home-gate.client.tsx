"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useAuth } from "../auth/auth-provider.client.tsx";
import { OutageState } from "../components/outage-state.client.tsx";

// A visitor needs none of the API's client.
const WelcomeHome = dynamic(() => import("./welcome-home.client.tsx").then((file) => file.WelcomeHome));

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
      return <WelcomeHome key={auth.username} username={auth.username} />;
  }
}
