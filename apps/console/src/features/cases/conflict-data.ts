import type { Schemas } from "@jinnang/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export type Conflict = Schemas["Conflict"];

export const conflictsQuery = queryOptions({
  queryKey: ["conflicts"],
  queryFn: () => take(api.GET("/v1/cases/conflicts")),
});
