import { Skeleton } from "../../components/skeleton.tsx";

const rows = ["w-56", "w-40", "w-64", "w-48", "w-52"];

/** The list before it is there, in its own shape. */
export function ItemListSkeleton({ status }: { status: string }) {
  return (
    <div>
      <p role="status" className="sr-only">
        {status}
      </p>
      <div className="divide-y divide-line border-line border-y">
        {rows.map((width) => (
          <div key={width} className="flex min-h-15 items-center justify-between gap-6 py-3">
            <Skeleton className={`h-4 max-w-full ${width}`} />
            <Skeleton className="h-4 w-20" />
          </div>
        ))}
      </div>
    </div>
  );
}
