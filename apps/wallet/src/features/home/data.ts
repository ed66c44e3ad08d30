import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export const walletsQuery = queryOptions({
  queryKey: ["wallets"],
  queryFn: () => take(api.GET("/v1/wallet/wallets")),
});
