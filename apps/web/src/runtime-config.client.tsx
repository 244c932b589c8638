"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { RuntimeConfig } from "./env.ts";

const Context = createContext<RuntimeConfig | null>(null);

export function RuntimeConfigProvider(props: { config: RuntimeConfig; children: ReactNode }) {
  return <Context value={props.config}>{props.children}</Context>;
}

/** Where the API and the user pool are, as the server read it for this request. Throws outside the root layout. */
export function useRuntimeConfig(): RuntimeConfig {
  const config = useContext(Context);
  if (!config) throw new Error("useRuntimeConfig needs the RuntimeConfigProvider of the root layout.");
  return config;
}
