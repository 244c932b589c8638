/** One line of the list of shortcuts: what it does, and the keys, pressed one after the other. */
export function Keys({ keys, name }: { keys: readonly string[]; name: string }) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-4 py-1">
      <dt>{name}</dt>
      <dd className="flex gap-1">
        {keys.map((key) => (
          <kbd
            key={key}
            className="min-w-7 rounded-sm border border-edge bg-sunken px-1.5 text-center font-mono text-note"
          >
            {key}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
