import { classNames } from "./class-names.ts";

/** Says that something opens downwards. Takes the colour of the text around it. */
export function Chevron({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 12 12"
      className={classNames("size-3 shrink-0", className)}
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path d="M2.5 4.5 6 8l3.5-3.5" strokeWidth="1.5" />
    </svg>
  );
}
