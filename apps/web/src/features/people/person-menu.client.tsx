"use client";

import type { Person } from "@sekisho/contract/users";
import { useTranslations } from "next-intl";
import { Button } from "../../components/button.tsx";
import { Chevron } from "../../components/chevron.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../components/menu.client.tsx";
import { actionsFor, type PersonAction } from "./person-action.ts";

type PersonMenuProps = {
  person: Person;
  /** Something is being done to them. */
  busy: boolean;
  onChoose: (action: PersonAction) => void;
};

/** What can be done for one person. Nothing of it is done before a question is answered. */
export function PersonMenu({ person, busy, onChoose }: PersonMenuProps) {
  const t = useTranslations("people");
  return (
    <Menu
      locked={busy}
      trigger={
        <Button
          kind="quiet"
          size="small"
          pending={busy}
          aria-label={t(busy ? "menu.busyFor" : "menu.openFor", { username: person.username })}
        >
          {t("menu.open")}
          {busy ? (
            <span aria-hidden="true" className="m-0.5 size-2 animate-breathe rounded-sm bg-current" />
          ) : (
            <Chevron />
          )}
        </Button>
      }
    >
      {actionsFor(person).map((action) =>
        action === "delete" ? (
          <div key={action}>
            <MenuSeparator />
            <MenuItem danger onSelect={() => onChoose(action)}>
              {t(`${action}.action`)}
            </MenuItem>
          </div>
        ) : (
          <MenuItem key={action} onSelect={() => onChoose(action)}>
            {t(`${action}.action`)}
          </MenuItem>
        ),
      )}
    </Menu>
  );
}
