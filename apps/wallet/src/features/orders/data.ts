import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";
import type { Order } from "../../shared/data.ts";

export interface OrderFilter {
  kind?: Order["kind"];
  state?: Order["state"];
  from?: string;
  to?: string;
}

export const ordersQuery = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ["orders", filter],
    queryFn: ({ pageParam }) => {
      const query = { ...filter, ...(pageParam ? { cursor: pageParam } : {}) };
      return take(api.GET("/v1/wallet/orders", { params: { query } }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export function cancelOrder(id: string) {
  return take(api.POST("/v1/wallet/orders/{id}/cancel", { params: { path: { id } } }));
}
