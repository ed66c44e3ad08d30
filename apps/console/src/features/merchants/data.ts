import type { Schemas } from "@jinnang/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export type MerchantOpening = Schemas["MerchantOpening"];

export const openingsQuery = queryOptions({
  queryKey: ["merchant-openings"],
  queryFn: () => take(api.GET("/v1/wallet/merchant-openings")),
});
