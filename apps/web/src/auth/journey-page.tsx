import type { ReactNode } from "react";

type JourneyPageProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** The form. */
  children: ReactNode;
  /** Other ways: links below a line. */
  others?: ReactNode;
};

/** One page of the sign-in journey. */
export function JourneyPage({ title, lead, children, others }: JourneyPageProps) {
  return (
    <>
      <div className="flex flex-col gap-2">
        <h1 className="text-title">{title}</h1>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </div>
      {children}
      {others && <div className="mt-2 flex flex-col gap-1 border-line border-t pt-4">{others}</div>}
    </>
  );
}
