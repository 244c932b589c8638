import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

const kinds = {
  /** The one thing this page is for. At most one in sight. */
  primary: "bg-shu text-on-shu hover:bg-shu-deep border-transparent",
  secondary: "bg-raised text-ink border-edge hover:bg-sunken",
  /** Takes something away. */
  danger: "bg-raised text-danger border-danger hover:bg-danger-wash",
  quiet: "bg-transparent text-ink-soft border-transparent hover:bg-sunken hover:text-ink",
} as const;

type ButtonProps = ComponentProps<"button"> & {
  kind?: keyof typeof kinds;
  /** `small` is for rows and headers on wide screens; on touch screens it grows to 44 px. */
  size?: "normal" | "small";
  /** Work is under way: the button keeps its place and its focus, and does nothing. */
  pending?: boolean;
  /** Dress the child (a link) as a button instead. */
  asChild?: boolean;
};

/** A button. Its text says what happens, as a verb. */
export function Button({
  kind = "secondary",
  size = "normal",
  pending = false,
  asChild = false,
  className,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const look = classNames(
    "inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap transition-colors duration-150 select-none",
    "disabled:opacity-50 aria-disabled:opacity-70",
    size === "normal" ? "min-h-11 px-5 text-body" : "min-h-9 px-3 text-note pointer-coarse:min-h-11",
    kinds[kind],
    className,
  );
  if (asChild) return <Slot.Root className={look} {...rest} />;
  return (
    <button
      // aria-disabled instead of disabled: a disabled button loses the focus, and the reader their place.
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      type={type}
      className={look}
      {...rest}
    />
  );
}
