"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { useReturn } from "./use-return.client.ts";

type JourneyLinkProps = { to: Route; question?: ReactNode; children: ReactNode };

/** Another way through the journey. Keeps where somebody wanted to go. */
export function JourneyLink({ to, question, children }: JourneyLinkProps) {
  const { along } = useReturn();
  return (
    <p className="flex min-h-11 flex-wrap items-center gap-x-2">
      {question && <span className="text-ink-soft">{question}</span>}
      <Link
        href={along(to)}
        className="inline-flex min-h-11 items-center text-ai underline decoration-1 underline-offset-4 hover:decoration-2"
      >
        {children}
      </Link>
    </p>
  );
}
