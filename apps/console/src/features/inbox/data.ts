import type { Answer } from "@jinnang/api-client";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { api, take } from "../../shared/api.ts";

export type InboxData = Answer<"/v1/desk/inbox", "get">;
export type InboxItem = InboxData["mine"][number];
export type Assignment = InboxData["assignments"][number];

export const inboxQuery = queryOptions({
  queryKey: ["inbox"],
  queryFn: () => take(api.GET("/v1/desk/inbox")),
  // The live stream brings the news; this only catches what a broken one would miss.
  refetchInterval: 60_000,
});

/** Assignments and unread messages that wait for this agent. */
export function countWaiting(inbox: InboxData | undefined): {
  assignments: number;
  unread: number;
} {
  return {
    assignments: inbox?.assignments.length ?? 0,
    unread: inbox?.mine.reduce((sum, item) => sum + item.unread, 0) ?? 0,
  };
}

export const presenceQuery = queryOptions({
  queryKey: ["presence"],
  queryFn: () => take(api.GET("/v1/conversations/presence")),
});

export function useSetPresence() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { state: "available" | "away"; capacity?: number }) =>
      take(api.PUT("/v1/conversations/presence", { body })),
    onSuccess: (presence) => {
      queries.setQueryData(presenceQuery.queryKey, presence);
      void queries.invalidateQueries({ queryKey: ["inbox"] });
      void queries.invalidateQueries({ queryKey: ["queue"] });
    },
  });
}

/** Accepting or declining; afterwards the list is without it, whatever the answer was. */
export function useAnswerAssignment(onAccepted: (conversationId: string) => void) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  // It went to a colleague meanwhile: said for a moment, for the list shows what is there now.
  const onError = (error: Error) => void message.warning(error.message);
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ["inbox"] });
    void queries.invalidateQueries({ queryKey: ["queue"] });
  };
  const accept = useMutation({
    mutationFn: (assignment: Assignment) =>
      take(
        api.POST("/v1/conversations/assignments/{id}/accept", {
          params: { path: { id: assignment.assignmentId } },
        }),
      ),
    onSuccess: (conversation) => {
      queries.setQueryData(["conversation", conversation.id], conversation);
      onAccepted(conversation.id);
    },
    onError,
    onSettled: refresh,
  });
  const decline = useMutation({
    mutationFn: (assignment: Assignment) =>
      take(
        api.POST("/v1/conversations/assignments/{id}/decline", {
          params: { path: { id: assignment.assignmentId } },
        }),
      ),
    onError,
    onSettled: refresh,
  });
  return { accept, decline };
}
