import { Skeleton } from "../../components/skeleton.tsx";

/** The shape of a signed-in page before anything is known. `status` is what readers hear. */
export function PageSkeleton({ status }: { status: string }) {
  return (
    <div className="flex flex-col gap-8 py-10">
      <p role="status" className="sr-only">
        {status}
      </p>
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-4 w-72 max-w-full" />
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
