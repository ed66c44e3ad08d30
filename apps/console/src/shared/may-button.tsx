import { Button, type ButtonProps } from "antd";
import { useId } from "react";

/** A button for an act that the server may refuse now: it stays in its place and says why. */
export function MayButton(
  props: Omit<ButtonProps, "disabled"> & { may: { ok: boolean; text: string | null } },
) {
  const { may, ...rest } = props;
  const id = useId();
  if (may.ok) return <Button {...rest} />;
  return (
    <span title={may.text ?? undefined}>
      <Button {...rest} disabled aria-describedby={id} />
      <span id={id} className="jn-visually-hidden">
        {may.text}
      </span>
    </span>
  );
}
