/** The mark of the product: a gate in three strokes, two posts and a lintel. Takes the colour of the text around it. */
export function GateMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} fill="none" aria-hidden="true">
      <g stroke="currentColor" strokeWidth="3.5" strokeLinecap="square">
        <path d="M3.5 8.5C11 10 21 10 28.5 8.5" />
        <path d="M9 10.5V27.5" />
        <path d="M23 10.5V27.5" />
      </g>
    </svg>
  );
}
