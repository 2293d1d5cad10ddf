import { burst } from "./burst.ts";
import type { Order } from "./order.ts";
import { drain, sip } from "./streams.ts";

/* The callers live in a process of their own: in the app's or the stand-in's they would be measured too. */
process.on("message", (order: Order) => void carryOut(order));

async function carryOut(order: Order): Promise<void> {
  try {
    const value =
      order.kind === "burst"
        ? await burst(order)
        : order.kind === "drain"
          ? await drain(order)
          : await sip(order);
    process.send?.({ value });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
}
process.on("disconnect", () => process.exit());
