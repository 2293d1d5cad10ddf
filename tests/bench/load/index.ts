import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Burst, Drain, Order, Sip } from "./order.ts";

type Of<K extends Order["kind"]> = Omit<Extract<Order, { kind: K }>, "kind">;

export type Load = {
  burst(order: Of<"burst">): Promise<Burst>;
  drain(order: Of<"drain">): Promise<Drain>;
  sip(order: Of<"sip">): Promise<Sip>;
  close(): void;
};

/** Starts the process that calls. One order at a time; a failed request fails the order. */
export function startLoad(): Load {
  const child = fork(fileURLToPath(new URL("./process.ts", import.meta.url)));
  const give = async (order: Order) => {
    child.send(order);
    const [answer] = await once(child, "message");
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  };
  return {
    burst: (order) => give({ kind: "burst", ...order }),
    drain: (order) => give({ kind: "drain", ...order }),
    sip: (order) => give({ kind: "sip", ...order }),
    close: () => child.disconnect(),
  };
}
