import { Skeleton } from "../../components/skeleton.tsx";

const rows = ["w-24", "w-36", "w-28", "w-32"];

/** The table before it is there, in its own shape. */
export function PeopleSkeleton({ status }: { status: string }) {
  return (
    <div>
      <p role="status" className="sr-only">
        {status}
      </p>
      <div className="divide-y divide-line border-line border-y">
        {rows.map((width) => (
          <div key={width} className="flex min-h-16 items-center justify-between gap-6">
            <div className="flex flex-col gap-2">
              <Skeleton className={`h-4 ${width}`} />
              <Skeleton className="h-3 w-44" />
            </div>
            <Skeleton className="h-11 w-44 max-sm:hidden" />
            <Skeleton className="h-4 w-16" />
          </div>
        ))}
      </div>
    </div>
  );
}
