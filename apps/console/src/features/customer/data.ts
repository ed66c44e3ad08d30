import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export const trailQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["trail", id],
    queryFn: ({ pageParam: cursor }) =>
      take(
        api.GET("/v1/desk/customers/{id}/trail", {
          params: { path: { id }, query: cursor ? { cursor } : {} },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
