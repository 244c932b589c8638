import { Skeleton } from "../../components/skeleton.tsx";

const lines = ["w-3/5", "w-1/2", "w-2/3"];

/** The overview before it is there, in its own shape. */
export function OverviewSkeleton({ status }: { status: string }) {
  return (
    <div className="grid gap-x-12 gap-y-6 border-line border-y py-6 sm:grid-cols-[auto_1fr]">
      <p role="status" className="sr-only">
        {status}
      </p>
      <div className="flex gap-10 sm:flex-col sm:gap-5">
        <Skeleton className="h-11 w-24" />
        <Skeleton className="h-11 w-24" />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Skeleton className="h-3 w-20" />
        {lines.map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
    </div>
  );
}
