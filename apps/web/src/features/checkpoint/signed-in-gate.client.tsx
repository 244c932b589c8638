"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { useAuth } from "../../auth/auth-provider.client.tsx";
import { withReturnPath } from "../../auth/return-path.ts";
import { OutageState } from "../../components/outage-state.client.tsx";
import { ApiProvider } from "../../trpc/api-provider.client.tsx";
import { NoticesProvider } from "../notices/notices.client.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";

/**
 * Shows the pages inside to whoever is signed in, and leads everybody else to the sign-in page and back.
 * This is comfort: what may be read and done is decided by the API on every call.
 */
export function SignedInGate({ children }: { children: ReactNode }) {
  const t = useTranslations("signedIn.gate");
  const auth = useAuth();
  const router = useRouter();
  const path = usePathname();
  const person = useLastPerson();

  useEffect(() => {
    if (auth.kind === "signed-out") router.replace(withReturnPath("/sign-in", path));
  }, [auth.kind, router, path]);

  if (auth.kind === "signed-out") return <PageSkeleton status={t("leaving")} />;
  if (person === null) {
    return auth.kind === "unavailable" ? (
      <OutageState onRetry={() => void auth.recheck()} />
    ) : (
      <PageSkeleton status={t("loading")} />
    );
  }
  return (
    <ApiProvider key={person} username={person}>
      <NoticesProvider>
        {auth.kind === "unavailable" && (
          <div className="pt-6">
            <OutageState extent="section" onRetry={() => void auth.recheck()} />
          </div>
        )}
        {children}
      </NoticesProvider>
    </ApiProvider>
  );
}

/** Who is signed in, or was before an outage: what they are writing must not be lost to it. */
function useLastPerson(): string | null {
  const auth = useAuth();
  const [person, setPerson] = useState<string | null>(null);
  if (auth.kind === "signed-in" && auth.username !== person) setPerson(auth.username);
  if (auth.kind === "signed-out" && person !== null) setPerson(null);
  return auth.kind === "signed-in" ? auth.username : person;
}
