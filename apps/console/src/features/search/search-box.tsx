import { SearchOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Input, type InputRef } from "antd";
import { useRef, useState } from "react";
import { useHasRole } from "../../shared/me.ts";
import { useShortcut } from "../../shared/shortcuts.ts";
import { useText } from "./text.ts";

/** The way to a customer or a case, from everywhere. */
export function SearchBox(props: { onGo?: () => void }) {
  const allowed = useHasRole("agent", "supervisor", "compliance");
  return allowed ? <Box {...props} /> : null;
}

function Box(props: { onGo?: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [q, setQ] = useState("");
  useShortcut("s", () => input.current?.focus());
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!q.trim()) return;
          void navigate({ to: "/search", state: { q: q.trim() } as never });
          setQ("");
          input.current?.blur();
          props.onGo?.();
        }}
      >
        <Input
          ref={input}
          aria-label={t("label")}
          placeholder={t("placeholder")}
          prefix={<SearchOutlined aria-hidden />}
          maxLength={60}
          enterKeyHint="search"
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </form>
    </search>
  );
}
