import type { ReactNode } from "react";
import { GateFrame } from "../../components/gate-frame.tsx";

/** The pages of the sign-in journey: one narrow column, one thing to do, inside the gate. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-form py-10 sm:max-w-[calc(26rem+8.25rem)] sm:py-16">
      <GateFrame className="flex flex-col gap-6">{children}</GateFrame>
    </div>
  );
}
