/**
 * The mark of the product: the gate of a checkpoint in three strokes, a lintel over two posts.
 * Takes the colour of the text around it.
 */
export function GateMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} fill="currentColor" aria-hidden="true">
      <rect x="1" y="4" width="30" height="5" />
      <rect x="5" y="11" width="5" height="18" />
      <rect x="22" y="11" width="5" height="18" />
    </svg>
  );
}
