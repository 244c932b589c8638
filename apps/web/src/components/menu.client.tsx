"use client";

import { DropdownMenu } from "radix-ui";
import { type ReactNode, useState } from "react";
import { classNames } from "./class-names.ts";

type MenuProps = {
  /** One button; its name says what the menu is about. */
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
  /** Opens to nobody now. A button that is pending does not see to it: the menu listens to keys and pointers itself. */
  locked?: boolean;
};

/** A short list of actions behind a button. */
export function Menu({ trigger, children, align = "end", locked = false }: MenuProps) {
  const [open, setOpen] = useState(false);
  return (
    // Not modal: a modal menu writes style tags to stop the page from scrolling, which the page's policy refuses.
    <DropdownMenu.Root
      modal={false}
      open={open && !locked}
      onOpenChange={(wanted) => setOpen(wanted && !locked)}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-30 min-w-48 animate-arrive rounded-md border border-line bg-raised p-1 shadow-float"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const itemLook =
  "flex min-h-11 w-full items-center gap-2 rounded-sm px-3 text-left text-body outline-none data-highlighted:bg-ai-wash data-disabled:opacity-50";

/** One action of a menu. `danger` takes something away. */
export function MenuItem(props: {
  children: ReactNode;
  onSelect?: () => void;
  danger?: boolean;
  disabled?: boolean;
  /** The child is a link. */
  asChild?: boolean;
}) {
  return (
    <DropdownMenu.Item
      asChild={props.asChild ?? false}
      disabled={props.disabled ?? false}
      className={classNames(itemLook, props.danger && "text-danger")}
      {...(props.onSelect ? { onSelect: props.onSelect } : {})}
    >
      {props.children}
    </DropdownMenu.Item>
  );
}

/** Words above a group of items; not an action. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-3 py-2 text-ink-soft text-note">{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="mx-1 my-1 h-px bg-line" />;
}
