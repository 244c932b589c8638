"use client";

import { can } from "@sekisho/auth/policy";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { GateFrame } from "../components/gate-frame.tsx";
import { CheckpointBar } from "../features/checkpoint/checkpoint-bar.client.tsx";
import { holderOf } from "../features/checkpoint/holder-of.ts";
import { administration } from "../features/checkpoint/page-policies.ts";
import { ApiProvider } from "../trpc/api-provider.client.tsx";
import { trpc } from "../trpc/trpc.ts";

/** The home page for somebody who is signed in: the gate is open, and these are the roads on. */
export function WelcomeHome({ username }: { username: string }) {
  return (
    <ApiProvider username={username}>
      <CheckpointBar />
      <div className="mx-auto w-full max-w-[34rem] animate-arrive py-10 sm:py-16">
        <OpenGate username={username} />
      </div>
    </ApiProvider>
  );
}

function OpenGate({ username }: { username: string }) {
  const t = useTranslations("home");
  const me = trpc.auth.me.useQuery();
  const isAdministrator = can(holderOf(me.data), administration);
  const places = ["items", "profile", ...(isAdministrator ? (["people"] as const) : [])] as const;
  return (
    <GateFrame className="flex flex-col gap-6 sm:pb-2">
      <h1 className="text-title">{t("welcome", { username })}</h1>
      <ul className="flex flex-col border-line border-t">
        {places.map((place) => (
          <li key={place} className="border-line border-b sm:last:border-b-0">
            <Link
              href={`/${place}`}
              className="-mx-3 flex min-h-16 flex-col justify-center rounded-md px-3 py-3 hover:bg-sunken"
            >
              <span className="font-medium text-ai">{t(`${place}.title`)}</span>
              <span className="text-ink-soft text-note">{t(`${place}.body`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </GateFrame>
  );
}
