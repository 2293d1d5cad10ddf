import type { JsonSchema } from "./schemas";

/*
 * As much of OpenAPI 3.1 as Marquee's document has.
 */

export type Reference = { $ref: string };

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  style?: "form";
  explode?: boolean;
  schema: JsonSchema;
};

export type Content = Record<string, { schema: JsonSchema; example?: unknown }>;

export type Answer = {
  description: string;
  headers?: Record<string, Reference>;
  content?: Content;
};

export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters?: (Parameter | Reference)[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Answer | Reference>;
  security: Record<string, string[]>[];
  "x-required-scope"?: string;
};

export type Paths = Record<string, Record<string, Operation>>;

export type OpenApi = {
  openapi: string;
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Paths;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, Answer>;
    parameters: Record<string, Parameter>;
    headers: Record<string, { description: string; schema: JsonSchema }>;
    securitySchemes: Record<string, object>;
  };
  "x-codes": { code: string; status: number; title: string; meaning: string }[];
};
