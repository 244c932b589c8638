import type { ReactNode } from "react";

/** The pages of the sign-in journey: one narrow column, one thing to do. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return <div className="mx-auto flex w-full max-w-form flex-col gap-6 py-10 sm:py-16">{children}</div>;
}
