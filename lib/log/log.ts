import { format } from "node:util";
import pino from "pino";
import { env } from "../env.ts";
import { once } from "../process/once.ts";
import { describeFailure } from "./failure.ts";
import { redact } from "./redact.ts";

/** Every line passes here once, as it will be written: whatever an object, an error or its cause held. */
const logger = () =>
  once("log", () =>
    pino(
      {
        level: env().LOG_LEVEL,
        base: undefined,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (level) => ({ level }) },
        serializers: { err: (error: unknown) => describeFailure(error) },
        hooks: { streamWrite: redact },
      },
      // Nobody waits for the disk; what is pending at the end is written then.
      pino.destination({ sync: false }),
    ),
  );

type Write = (fields: object, message: string) => void;

/** JSON lines on stdout. An error goes under `err`: its causes are written along, as far as they may be. */
export const log: Record<"debug" | "info" | "warn" | "error", Write> = {
  debug: (fields, message) => logger().debug(fields, message),
  info: (fields, message) => logger().info(fields, message),
  warn: (fields, message) => logger().warn(fields, message),
  error: (fields, message) => logger().error(fields, message),
};

/**
 * Next and React report what they catch on the console, errors whole: the log takes that over, so that nothing
 * gets out another way.
 */
export const takeConsole = (): void =>
  once("console", () => {
    const into =
      (write: Write) =>
      (...said: unknown[]) => {
        const err = said.find((one) => one instanceof Error);
        const text = format(...said.filter((one) => typeof one === "string" || typeof one === "number"));
        write({ from: "console", err }, text.slice(0, 500));
      };
    console.error = into(log.error);
    console.warn = into(log.warn);
  });
