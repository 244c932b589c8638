"use client";

import { useEffect, useRef } from "react";
import { useAuth } from "./auth-provider.client.tsx";
import { useReturn } from "./use-return.client.ts";

/** Somebody who is signed in needs no sign-in page: they go on to where they wanted to be. */
export function AlreadySignedIn() {
  const { kind } = useAuth();
  const { arrive } = useReturn();
  const gone = useRef(false);
  useEffect(() => {
    if (kind !== "signed-in" || gone.current) return;
    gone.current = true;
    arrive();
  }, [kind, arrive]);
  return null;
}
