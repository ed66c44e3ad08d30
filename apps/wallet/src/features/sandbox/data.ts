import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Problem } from "../../shared/api.ts";

/** The sandbox moves by itself, so its lists are read again every two seconds. */
const REFRESH_MS = 2_000;

async function call<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/sandbox-api${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: body === undefined ? {} : { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : undefined;
  if (!response.ok) throw new Problem(answer, response.status);
  return answer as T;
}

/** One of the sandbox's lists. Its routes are no part of the public API: no generated type. */
export function useSandbox<T>(path: string) {
  return useQuery({
    queryKey: ["sandbox", path],
    queryFn: () => call<T>(path),
    refetchInterval: REFRESH_MS,
  });
}

export function useSandboxAct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) => call(path, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sandbox"] }),
  });
}
