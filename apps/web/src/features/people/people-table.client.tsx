"use client";

import type { Person } from "@sekisho/contract/users";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { classNames } from "../../components/class-names.ts";
import { trpc } from "../../trpc/trpc.ts";
import { PersonDialog, type PersonQuestion } from "./person-dialog.client.tsx";
import { PersonRow } from "./person-row.client.tsx";
import { usePersonActions } from "./use-person-actions.client.ts";
import { useSetRole } from "./use-set-role.client.ts";

/** Columns in reading order; fixed on wide screens, so that a search does not move them. */
const columns = { person: "", role: "lg:w-60", status: "lg:w-48", since: "lg:w-32" } as const;

const columnNames = Object.keys(columns) as (keyof typeof columns)[]; // as: Object.keys forgets the literal keys

/** The people that were found, and what an administrator can do for each. */
export function PeopleTable({ people, search }: { people: readonly Person[]; search: string }) {
  const t = useTranslations("people");
  const me = trpc.auth.me.useQuery();
  const [asking, setAsking] = useState<PersonQuestion | null>(null);
  const setRole = useSetRole(search);
  const actions = usePersonActions(search);

  return (
    <>
      <table className="w-full max-sm:block lg:table-fixed">
        <caption className="sr-only">{t("list.label")}</caption>
        <thead className="max-sm:sr-only">
          <tr className="border-line border-b text-ink-soft text-note">
            {columnNames.map((column) => (
              <th
                key={column}
                scope="col"
                className={classNames("py-2 pr-4 text-left font-normal", columns[column])}
              >
                {t(`column.${column}`)}
              </th>
            ))}
            <th scope="col" className="lg:w-24">
              <span className="sr-only">{t("column.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {people.map((person) => (
            <PersonRow
              key={person.sub}
              person={person}
              isOwn={person.sub === me.data?.sub}
              busy={actions.isBusy(person.username)}
              onRole={(role) => setRole.mutate({ username: person.username, role })}
              onChoose={(action) => setAsking({ person, action })}
            />
          ))}
        </tbody>
      </table>
      <PersonDialog
        question={asking}
        onCancel={() => setAsking(null)}
        onConfirm={({ person, action }) => {
          setAsking(null);
          actions.start(action, person.username);
        }}
      />
    </>
  );
}
