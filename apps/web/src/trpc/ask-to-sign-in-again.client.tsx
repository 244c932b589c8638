"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import type { StepUp } from "./step-up.ts";

// Hardly anybody is ever asked.
const SignInAgainDialog = dynamic(() =>
  import("../auth/sign-in-again-dialog.client.tsx").then((file) => file.SignInAgainDialog),
);

/** Puts the question to sign in again to the person, whenever a call needs it. */
export function AskToSignInAgain({ stepUp, username }: { stepUp: StepUp; username: string }) {
  const isAsked = useSyncExternalStore(stepUp.subscribe, stepUp.isAsked, () => false);
  return isAsked && <SignInAgainDialog open username={username} onAnswer={stepUp.answer} />;
}
