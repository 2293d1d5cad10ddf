import type { FamilyOfCalls } from "./families";
import { Route } from "./route-card";

/** Routes that belong together. */
export function Family({ family, canTry }: { family: FamilyOfCalls; canTry: boolean }) {
  const { id, name, about, calls } = family;
  return (
    <section aria-labelledby={id} className="mt-16">
      <h2 id={id} className="text-xl font-bold">
        {name}
      </h2>
      <p className="mt-1 text-soft">{about}</p>
      {calls.map((call) => (
        <Route key={call.operation.operationId} call={call} canTry={canTry} />
      ))}
    </section>
  );
}
