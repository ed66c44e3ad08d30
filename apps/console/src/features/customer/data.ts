import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export const trailQuery = (id: string) =>
  queryOptions({
    queryKey: ["trail", id],
    queryFn: () => take(api.GET("/v1/desk/customers/{id}/trail", { params: { path: { id } } })),
    staleTime: 0,
  });
