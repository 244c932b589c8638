import type { ReactNode } from "react";
import { CheckpointBar } from "../../features/checkpoint/checkpoint-bar.client.tsx";
import { SignedInGate } from "../../features/checkpoint/signed-in-gate.client.tsx";

/** Pages for signed-in people. The gate is comfort; the API is the lock. */
export default function SignedInLayout({ children }: { children: ReactNode }) {
  return (
    <SignedInGate>
      <CheckpointBar />
      {children}
    </SignedInGate>
  );
}
