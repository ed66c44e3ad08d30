import { formatTime } from "@jinnang/ui";
import type { Draft } from "../data.ts";
import { useEditText } from "../editor/text.ts";

/** Why the reviewer gave the draft back; it stays until the draft is submitted again. */
export function Returned(props: { draft: Draft }) {
  const e = useEditText();
  const { returnedBy, returnedReason, returnedAt, state } = props.draft;
  if (!returnedAt || state !== "draft") return null;
  return (
    <div className="notice warn">
      <p className="strong">
        {e("returnedBy", { name: returnedBy?.name ?? "", at: formatTime(returnedAt) })}
      </p>
      <p className="pre break">{returnedReason}</p>
    </div>
  );
}
