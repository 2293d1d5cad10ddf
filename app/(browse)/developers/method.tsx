/** GET, POST …; what changes something wears the lamp's colour. */
export function Method({ method }: { method: string }) {
  const isRead = method === "GET" || method === "HEAD";
  return (
    <span className={`w-12 shrink-0 font-mono text-xs font-semibold ${isRead ? "text-soft" : "text-lamp"}`}>
      {method}
    </span>
  );
}
