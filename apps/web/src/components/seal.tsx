import type { Role } from "@sekisho/contract/role";
import { useTranslations } from "next-intl";
import { classNames } from "./class-names.ts";

/** The character cut into the seal of each role: 管 of 管理者, 利 of 利用者. */
const characters = { admin: "管", user: "利" } as const satisfies Record<Role, string>;

type SealProps = {
  /** `null`: this person holds no role, and the place of the seal stays empty. */
  role: Role | null;
  /** Only for the moment a sign-in succeeded; still under reduced motion. */
  settling?: boolean;
  /** Where a heading beside it already says the role. */
  wordHidden?: boolean;
  /** `pass`: as it is set on a pass by hand, large and not quite straight. */
  size?: "line" | "pass";
};

const sizes = {
  line: "size-6 rounded-sm text-note",
  pass: "order-last size-14 -rotate-6 rounded-md text-title",
} as const;

/** The vermilion seal of a role, with the role in words beside it. */
export function Seal({ role, settling = false, wordHidden = false, size = "line" }: SealProps) {
  const t = useTranslations("shell.role");
  return (
    <span
      className={classNames(
        "inline-flex items-center whitespace-nowrap",
        size === "pass" ? "gap-4" : "gap-2",
      )}
    >
      <span
        aria-hidden="true"
        lang="ja"
        className={classNames(
          "grid shrink-0 place-items-center leading-none font-semibold select-none",
          sizes[size],
          role ? "bg-shu text-on-shu" : "border border-edge border-dashed",
          settling && "animate-settle",
        )}
      >
        {role && characters[role]}
      </span>
      <span className={wordHidden ? "sr-only" : "text-note"}>{t(role ?? "none")}</span>
    </span>
  );
}
