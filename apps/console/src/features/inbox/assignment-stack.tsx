import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useShortcut } from "../../shared/shortcuts.ts";
import { AssignmentCard } from "./assignment-card.tsx";
import { inboxQuery, useAnswerAssignment } from "./data.ts";
import styles from "./inbox.module.css";
import { useText } from "./text.ts";

/** Assignments on every page: whoever works on a case is called too, and A takes one anywhere. */
export function AssignmentStack() {
  const t = useText();
  const navigate = useNavigate();
  const isInbox = useRouterState({ select: ({ location }) => location.pathname }) === "/";
  const assignments = useQuery(inboxQuery).data?.assignments ?? [];
  const { accept, decline } = useAnswerAssignment((c) => {
    void navigate({ to: "/", search: { c, pane: "thread" } as never });
  });
  const [first] = assignments;
  useShortcut("a", first && !accept.isPending ? () => accept.mutate(first) : undefined);
  // The inbox has them at the head of its list.
  if (isInbox || assignments.length === 0) return null;
  return (
    <aside className={styles.stack} aria-label={t("assignments")}>
      <ul className="plain-list">
        {assignments.map((assignment, index) => (
          <AssignmentCard
            key={assignment.assignmentId}
            assignment={assignment}
            first={index === 0}
            busy={accept.isPending || decline.isPending}
            onAccept={() => accept.mutate(assignment)}
            onDecline={() => decline.mutate(assignment)}
          />
        ))}
      </ul>
    </aside>
  );
}
