"use client";

import { Role, roles } from "@sekisho/contract/role";
import type { Person } from "@sekisho/contract/users";
import { useTranslations } from "next-intl";
import { Seal } from "../../components/seal.tsx";
import { Select } from "../../components/select.tsx";

/** The role of somebody else, to be changed in its place. */
export function RoleChoice({ person, onChange }: { person: Person; onChange: (role: Role | null) => void }) {
  const t = useTranslations("people.role");
  const roleName = useTranslations("shell.role");
  return (
    <div className="flex items-center gap-2">
      <Seal role={person.role} wordHidden />
      <div className="w-44">
        <Select
          label={t("label", { username: person.username })}
          labelHidden
          value={person.role ?? ""}
          onChange={(event) => onChange(Role.safeParse(event.target.value).data ?? null)}
        >
          {roles.toReversed().map((role) => (
            <option key={role} value={role}>
              {roleName(role)}
            </option>
          ))}
          <option value="">{roleName("none")}</option>
        </Select>
      </div>
    </div>
  );
}
