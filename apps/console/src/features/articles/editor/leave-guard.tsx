import { useBlocker } from "@tanstack/react-router";
import { Modal } from "antd";
import type { DraftKeeper } from "./draft-keeper.ts";
import { useEditText } from "./text.ts";

/**
 * Going to another page saves first; only when that does not work it asks. Closing the window
 * cannot wait for a save, so the browser asks by itself while something is unsaved.
 */
export function LeaveGuard(props: { keeper: DraftKeeper }) {
  const e = useEditText();
  const { keeper } = props;
  const blocker = useBlocker({
    shouldBlockFn: async () => !(keeper.isSaved() || (await keeper.save())),
    enableBeforeUnload: () => !keeper.isSaved(),
    withResolver: true,
  });
  return (
    <Modal
      open={blocker.status === "blocked"}
      title={e("leaveTitle")}
      okText={e("stay")}
      cancelText={e("leave")}
      closable={false}
      mask={{ closable: false }}
      onOk={() => blocker.reset?.()}
      cancelButtonProps={{ danger: true, onClick: () => blocker.proceed?.() }}
      // Escape must not throw the words away.
      onCancel={() => blocker.reset?.()}
    >
      <p>{e("leaveText")}</p>
    </Modal>
  );
}
