type RequestReferenceProps = {
  label: string;
  /** Names the request in the server's log. */
  id: string;
};

/** What to quote when asking for help. The number goes to a line of its own before it is broken, so that it can be read out. */
export function RequestReference({ label, id }: RequestReferenceProps) {
  return (
    <p className="flex flex-wrap gap-x-2 text-ink-soft text-note">
      <span>{label}</span>
      <span className="break-all font-mono">{id}</span>
    </p>
  );
}
