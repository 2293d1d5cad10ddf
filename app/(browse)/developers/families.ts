import type { OpenApi, Operation } from "@/lib/api/openapi/types";

export type Call = { method: string; path: string; operation: Operation };
export type FamilyOfCalls = { name: string; about: string; id: string; calls: Call[] };

/** The routes as the page tells them: family by family, each in the order of the document. */
export function byFamily({ tags, paths }: OpenApi): FamilyOfCalls[] {
  const calls = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
  return tags.map(({ name, description }) => ({
    name,
    about: description,
    id: name.toLowerCase().replaceAll(" ", "-"),
    calls: calls.filter(({ operation }) => operation.tags.includes(name)),
  }));
}

/** An address without what all have in common. */
export const shortPath = (path: string) => path.replace(/^\/api\/(plex\/)?/, "");
