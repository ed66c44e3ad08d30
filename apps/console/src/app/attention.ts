import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { countWaiting, inboxQuery } from "../features/inbox/data.ts";
import { proposalsQuery } from "../features/proposals/data.ts";
import { requestsQuery } from "../features/staff/data.ts";
import { useHasRole } from "../shared/me.ts";

/** What waits for this person: assignments, unread messages, and what to decide. */
export interface Attention {
  readonly assignments: number;
  readonly unread: number;
  readonly proposals: number;
  readonly staff: number;
}

export function useAttention(): Attention {
  const serves = useHasRole("agent", "supervisor");
  const decides = useHasRole("supervisor", "finance");
  const inbox = useQuery({ ...inboxQuery, enabled: serves }).data;
  const proposals = useInfiniteQuery({ ...proposalsQuery("waiting"), enabled: decides }).data;
  const requests = useQuery({ ...requestsQuery, enabled: useHasRole("admin") }).data?.open ?? [];
  const waiting = proposals?.pages.flatMap((page) => page.items) ?? [];
  return {
    ...countWaiting(inbox),
    proposals: waiting.filter((proposal) => !proposal.proposedByMe).length,
    staff: requests.filter(({ may }) => may.approve).length,
  };
}
