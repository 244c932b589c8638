/** Names for machines (groups, scopes), each as it is written. */
export function CodeList({ codes, none }: { codes: readonly string[]; none: string }) {
  if (codes.length === 0) return <span className="text-ink-soft">{none}</span>;
  return (
    <ul className="flex flex-wrap gap-2">
      {codes.map((code) => (
        <li key={code} className="wrap-anywhere rounded-sm bg-sunken px-2 py-0.5 font-mono text-note">
          {code}
        </li>
      ))}
    </ul>
  );
}
