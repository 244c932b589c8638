"use client";

import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useInsertionEffect, useRef } from "react";
import { findOpener } from "./opener.ts";
import { shareStyleNonce } from "./style-nonce.ts";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question or a name. */
  title: ReactNode;
  /** What will happen; readers hear it with the title. */
  description?: ReactNode;
  /** Fields, and last the `DialogButtons`: the way back first, the action last. */
  children: ReactNode;
};

/** The last row of a dialog. On a phone its buttons share the width, one above the other when they do not fit side by side. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2 max-sm:*:grow">{children}</div>;
}

/** A question that must be answered before anything else. Escape and the veil mean "no". */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const opener = useRef<HTMLElement | null>(null);
  // Before anything inside writes a style tag.
  useInsertionEffect(shareStyleNonce, []);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-arrive bg-veil" />
        <Primitive.Content
          onOpenAutoFocus={() => {
            opener.current = findOpener();
          }}
          // Without a trigger of its own, the dialog would leave the focus nowhere.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener.current?.focus();
          }}
          {...(description ? {} : { "aria-describedby": undefined })}
          className="fixed inset-x-4 bottom-4 z-50 mx-auto flex max-h-[85dvh] max-w-form animate-arrive flex-col gap-4 overflow-y-auto rounded-md bg-raised p-6 shadow-float sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2"
        >
          <Primitive.Title className="text-lead">{title}</Primitive.Title>
          {description && (
            <Primitive.Description className="text-ink-soft">{description}</Primitive.Description>
          )}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
