import { ZodError } from "zod";
import { codeOf } from "../error-code.ts";
import { isRefusal } from "../refusal.ts";

/** Errors whose text is about a program, not about what passed through it; SQLite's are about its tables. */
const speaks = (error: Error, code: string | undefined) =>
  code === undefined
    ? [Error, TypeError, RangeError, ReferenceError].some((kind) => error.constructor === kind)
    : code.startsWith("SQLITE_");

/** As much of an error as may be written down: no text that Node, Plex or a parser put an address or a body into. */
type Failure = {
  name: string;
  code?: string;
  status?: number;
  message?: string;
  issues?: string[];
  at?: string[];
  cause?: Failure;
  errors?: Failure[];
};

/** Describes an error, its causes and, of several at once, each, for the log. */
export function describeFailure(error: unknown, depth = 0): Failure {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, code, status } = factsOf(error);
  return {
    name,
    code,
    status,
    message: speaks(error, code) ? error.message : undefined,
    issues: error instanceof ZodError ? issuesOf(error) : undefined,
    at: depth === 0 ? framesOf(error) : undefined,
    cause: error.cause !== undefined && depth < 5 ? describeFailure(error.cause, depth + 1) : undefined,
    errors: error instanceof AggregateError ? error.errors.map((one) => describeFailure(one, 5)) : undefined,
  };
}

/**
 * The reason of a failure in a word or two, from the outside in.
 *
 * @example "unreachable ECONNREFUSED", "bad_reply Metadata.0.type invalid_type"
 */
export function reasonOf(error: unknown): string {
  const reasons = new Set<string>();
  const look = (one: unknown, depth: number) => {
    if (!(one instanceof Error) || depth > 5) return;
    const { name, code, status } = factsOf(one);
    if (one instanceof ZodError) for (const issue of issuesOf(one).slice(0, 3)) reasons.add(issue);
    else if (!(one instanceof AggregateError)) reasons.add(code ?? name);
    if (status !== undefined) reasons.add(String(status));
    if (one instanceof AggregateError) for (const each of one.errors) look(each, depth + 1);
    look(one.cause, depth + 1);
  };
  look(error, 0);
  return [...reasons].join(" ");
}

function factsOf(error: Error): { name: string; code?: string; status?: number } {
  return { name: error.name, code: codeOf(error), status: isRefusal(error) ? error.status : undefined };
}

/** Where and what, without the values; a key that is no field's name was somebody's word. */
const issuesOf = ({ issues }: ZodError): string[] =>
  issues.slice(0, 10).map(({ path, code }) => {
    const steps = path.map((step) => (/^\w{1,40}$/.test(String(step)) ? String(step) : "…"));
    return [steps.join("."), code].filter(Boolean).join(" ");
  });

/** The frames alone: a stack begins with the message. */
const framesOf = ({ stack = "" }: Error): string[] =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
