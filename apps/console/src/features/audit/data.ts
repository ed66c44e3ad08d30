import type { Schemas } from "@jinnang/api-client";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export type AuditEntry = Schemas["AuditEntry"];
export type AuditPerson = AuditEntry["actor"];
export type SecurityEvent = Schemas["SecurityEvent"];
export type Outcome = SecurityEvent["outcome"];

/** What was filled in; empty words filter nothing. Days are those of the reader's own clock. */
export interface AuditFilters {
  readonly staff: string;
  readonly customer: string;
  readonly action: string;
  readonly from: string;
  readonly to: string;
}

export const NO_FILTERS: AuditFilters = { staff: "", customer: "", action: "", from: "", to: "" };

const startOf = (day: string) => new Date(`${day}T00:00:00`).toISOString();
const endOf = (day: string) => new Date(`${day}T24:00:00`).toISOString();

export function auditQueryOf(filters: AuditFilters) {
  const { staff, customer, action, from, to } = filters;
  return {
    ...(staff ? { staff } : {}),
    ...(customer ? { customer } : {}),
    ...(action ? { action } : {}),
    ...(from ? { from: startOf(from) } : {}),
    ...(to ? { to: endOf(to) } : {}),
  };
}

export function exportUrl(filters: AuditFilters): string {
  const query = new URLSearchParams({ app: "console", ...auditQueryOf(filters) });
  return `/v1/desk/audit.csv?${query}`;
}

export const auditLogQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ["audit", filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const cursor = pageParam ? { cursor: pageParam } : {};
      const query = { ...auditQueryOf(filters), ...cursor };
      return take(api.GET("/v1/desk/audit", { params: { query } }));
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });

export interface SecurityFilters {
  readonly staff: string;
  readonly address: string;
  readonly outcome: Outcome | "";
}

export const securityLogQuery = (filters: SecurityFilters) =>
  infiniteQueryOptions({
    queryKey: ["security", filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const { staff, address, outcome } = filters;
      const query = {
        ...(staff ? { staff } : {}),
        ...(address ? { address } : {}),
        ...(outcome ? { outcome } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      return take(api.GET("/v1/desk/security", { params: { query } }));
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const alarmsQuery = queryOptions({
  queryKey: ["alarms"],
  queryFn: () => take(api.GET("/v1/desk/alarms")),
});
