import type { ReactNode } from "react";
import { GateMark } from "./gate-mark.tsx";

type ErrorStateProps = {
  /** What happened, in one sentence. */
  title: ReactNode;
  /** What is safe, and what to do. */
  children?: ReactNode;
  /** Usually "try again". */
  action?: ReactNode;
  /** A `RequestReference`, for somebody who asks for help. */
  reference?: ReactNode;
  /** `page` when there is nothing else to see. */
  extent?: "section" | "page";
};

/** Something went wrong: what happened, what is safe, and the way on. */
export function ErrorState({ title, children, action, reference, extent = "section" }: ErrorStateProps) {
  const Heading = extent === "page" ? "h1" : "h2";
  return (
    <section
      role="alert"
      className={
        extent === "page"
          ? "mx-auto flex w-full max-w-form flex-col items-start gap-4 py-16"
          : "flex flex-col items-start gap-3 rounded-md border border-line px-6 py-8"
      }
    >
      {extent === "page" && <GateMark className="mb-2 size-10 text-ink-soft" />}
      <Heading className={extent === "page" ? "text-title" : "text-lead"}>{title}</Heading>
      {children && <div className="max-w-read text-ink-soft">{children}</div>}
      {action}
      {reference}
    </section>
  );
}
