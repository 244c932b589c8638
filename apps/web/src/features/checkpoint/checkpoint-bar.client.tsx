"use client";

import { can } from "@sekisho/auth/policy";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/trpc.ts";
import { holderOf } from "./holder-of.ts";
import { administration } from "./page-policies.ts";
import { RoleSeal } from "./role-seal.client.tsx";
import { ShortcutsButton } from "./shortcuts-button.client.tsx";

/** A line below, from edge to edge of the window: a border image paints outside its box and never makes the page scroll. */
const wideLine =
  "relative after:absolute after:inset-x-0 after:bottom-0 after:h-px after:[border-image:conic-gradient(var(--line)_0_0)_fill_0//0_100vmax]";

/** The line under the header for signed-in people: where they can go, and the seal of their role. */
export function CheckpointBar() {
  const t = useTranslations("shell.nav");
  const path = usePathname();
  const me = trpc.auth.me.useQuery();
  const isAdministrator = can(holderOf(me.data), administration);
  const places: { href: Route; name: string }[] = [
    { href: "/items", name: t("items") },
    { href: "/profile", name: t("profile") },
    ...(isAdministrator ? [{ href: "/people", name: t("people") } as const] : []),
  ];
  return (
    <div className={`flex flex-wrap items-center justify-between gap-x-2 ${wideLine}`}>
      <nav aria-label={t("label")} className="-ml-3">
        <ul className="flex">
          {places.map(({ href, name }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={path === href ? "page" : undefined}
                className="flex min-h-12 items-center border-transparent border-y-2 px-3 text-body text-ink-soft hover:text-ink aria-[current=page]:border-b-ink aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex items-center gap-1 max-[23rem]:pb-2">
        {me.data && <RoleSeal me={me.data} />}
        <ShortcutsButton isAdministrator={isAdministrator} />
      </div>
    </div>
  );
}
