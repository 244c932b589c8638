"use client";

import type { Role } from "@sekisho/contract/role";
import type { Person } from "@sekisho/contract/users";
import { Seal } from "../../components/seal.tsx";
import { Moment } from "../time/moment.client.tsx";
import type { PersonAction } from "./person-action.ts";
import { PersonMenu } from "./person-menu.client.tsx";
import { PersonName } from "./person-name.client.tsx";
import { PersonStatus } from "./person-status.client.tsx";
import { RoleChoice } from "./role-choice.client.tsx";

type PersonRowProps = {
  person: Person;
  /** The administrator who is looking: their own row can be read only. */
  isOwn: boolean;
  /** Something is being done to them. */
  busy: boolean;
  onRole: (role: Role | null) => void;
  onChoose: (action: PersonAction) => void;
};

/** One person: a row of the table, and a card where the screen is narrow. */
export function PersonRow({ person, isOwn, busy, onRole, onChoose }: PersonRowProps) {
  return (
    <tr
      data-person={person.username}
      className="border-line border-b max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-x-4 max-sm:gap-y-1 max-sm:py-4 sm:h-16"
    >
      <th scope="row" className="text-left font-normal max-sm:col-span-2 sm:max-w-72 sm:py-3 sm:pr-4">
        <PersonName person={person} isOwn={isOwn} />
      </th>
      <td className="max-sm:col-span-2 max-sm:py-2 sm:pr-4">
        {isOwn ? <Seal role={person.role} /> : <RoleChoice person={person} onChange={onRole} />}
      </td>
      <td className="sm:pr-4">
        <PersonStatus person={person} />
      </td>
      <td className="text-ink-soft text-note sm:pr-4">
        <Moment at={person.created_at} look="date" />
      </td>
      <td className="-mr-3 text-right max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-3 max-sm:self-center">
        {!isOwn && <PersonMenu person={person} busy={busy} onChoose={onChoose} />}
      </td>
    </tr>
  );
}
