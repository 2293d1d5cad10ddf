/** The shape of a poster's card: what stands in for one that is still being fetched. */
export function PosterPlace() {
  return (
    <div>
      <div className="bone aspect-2/3" />
      <div className="mt-2.5 flex h-5 items-center">
        <div className="bone h-3.5 w-4/5" />
      </div>
      <div className="h-5" />
    </div>
  );
}
