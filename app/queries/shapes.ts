import type { z } from "zod";

/** What a route handler answers: as its shape says, which is the truth for the browser too. */
export type Answer<R extends { shape: { answer: z.ZodType } }> = z.output<R["shape"]["answer"]>;

/** The JSON body that a route handler takes. */
export type Body<R extends { shape: { body: z.ZodType } }> = z.input<R["shape"]["body"]>;
