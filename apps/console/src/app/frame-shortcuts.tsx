import { QuestionCircleOutlined } from "@ant-design/icons";
import { Switch } from "antd";
import { useId, useState } from "react";
import { Pop } from "../shared/pop.tsx";
import { useShortcut, useShortcutsOn } from "../shared/shortcuts.ts";
import { useText } from "../shared/text.ts";

const KEYS = [
  ["A", "keyAccept"],
  ["J", "keyNext"],
  ["K", "keyPrevious"],
  ["/", "keyMacros"],
  ["S", "keySearch"],
  ["Ctrl + Enter", "keySend"],
  ["?", "keyHelp"],
] as const;

/** The list of keys, and the switch for people whom single keys disturb. */
export function ShortcutHelp() {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useShortcutsOn();
  const id = useId();
  useShortcut("?", () => setOpen(true));
  return (
    <Pop
      label={t("shortcuts")}
      button={<QuestionCircleOutlined aria-hidden />}
      open={open}
      onOpen={setOpen}
    >
      {() => (
        <div className="stack">
          <h2>{t("shortcutsTitle")}</h2>
          <dl className="facts">
            {KEYS.map(([key, text]) => (
              <div key={key}>
                <dt>
                  <kbd className="kbd">{key}</kbd>
                </dt>
                <dd>{t(text)}</dd>
              </div>
            ))}
          </dl>
          <div className="row">
            <Switch
              id={id}
              checked={on}
              onChange={setOn}
              size="small"
              aria-labelledby={`${id}-l`}
            />
            <label id={`${id}-l`} htmlFor={id}>
              {t("shortcutsOn")}
            </label>
          </div>
        </div>
      )}
    </Pop>
  );
}
