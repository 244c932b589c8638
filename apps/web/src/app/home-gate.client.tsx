"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useAuth } from "../auth/auth-provider.client.tsx";
import { Button } from "../components/button.tsx";
import { OutageState } from "../components/outage-state.client.tsx";
import { Skeleton } from "../components/skeleton.tsx";

const places = ["items", "profile", "people"] as const;

/** What the home page offers: the way in, or the ways on. */
export function HomeGate() {
  const t = useTranslations("home");
  const auth = useAuth();
  switch (auth.kind) {
    case "loading":
      return <Skeleton className="h-11 w-64" />;
    case "unavailable":
      return <OutageState extent="section" onRetry={() => void auth.recheck()} />;
    case "signed-out":
      return (
        <div className="flex flex-wrap gap-3">
          <Button asChild kind="primary">
            <Link href="/sign-in">{t("signIn")}</Link>
          </Button>
          <Button asChild>
            <Link href="/sign-up">{t("signUp")}</Link>
          </Button>
        </div>
      );
    case "signed-in":
      return (
        <div className="flex animate-arrive flex-col gap-4">
          <p className="text-lead">{t("welcome", { username: auth.username })}</p>
          <ul className="flex flex-col border-line border-t">
            {places.map((place) => (
              <li key={place} className="border-line border-b">
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
        </div>
      );
  }
}
