import { classNames } from "./class-names.ts";

/** A quiet block in the shape of what is coming. Give it that size by `className`; readers hear the page's own status. */
export function Skeleton({ className }: { className: string }) {
  return (
    <div aria-hidden="true" className={classNames("animate-breathe rounded-md bg-line/60", className)} />
  );
}
