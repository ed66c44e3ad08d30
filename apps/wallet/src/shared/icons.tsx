import type { ReactNode } from "react";

/** Line icons, 24 × 24, drawn in the text's colour; always beside a word or a label. */
const PATHS = {
  home: "M4 11l8-7 8 7v9h-5v-6h-6v6H4z",
  orders: "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
  help: "M12 21a9 9 0 100-18 9 9 0 000 18zM9.5 9.5a2.5 2.5 0 115 0c0 1.8-2.5 2-2.5 4M12 17h.01",
  me: "M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c1-4 4-6 8-6s7 2 8 6",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  scan: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16",
  plus: "M12 5v14M5 12h14",
  bank: "M3 10l9-6 9 6zM5 10v8M10 10v8M14 10v8M19 10v8M3 20h18",
  chat: "M4 5h16v11H9l-5 4z",
  phone: "M6 3h4l2 5-3 2a12 12 0 005 5l2-3 5 2v4c0 1-1 2-2 2A17 17 0 014 5c0-1 1-2 2-2z",
  mail: "M3 6h18v12H3zM3 7l9 6 9-6",
  shield: "M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6z",
  lock: "M6 11h12v9H6zM8 11V8a4 4 0 018 0v3",
  bell: "M6 17V11a6 6 0 0112 0v6l2 2H4zM10 21h4",
  search: "M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l5 5",
  shop: "M4 9l1-5h14l1 5M4 9v11h16V9M4 9a3 3 0 005 0 3 3 0 006 0 3 3 0 005 0M10 20v-6h4v6",
  case: "M4 8h16v12H4zM9 8V5h6v3M4 13h16",
  check: "M4 12l5 5L20 6",
  cross: "M6 6l12 12M18 6L6 18",
  clock: "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3 3",
  send: "M4 12l16-8-6 16-3-6z",
  star: "M12 3l2.700 5.800 6.300.7-4.700 4.300 1.300 6.200L12 17l-5.600 3 1.300-6.200L3 9.500l6.300-.7z",
  download: "M12 4v11M7 11l5 5 5-5M4 20h16",
  code: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3h-3zM20 20h-3M20 14v3",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon(props: { name: IconName; size?: number; filled?: boolean }): ReactNode {
  const size = props.size ?? 22;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={props.filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}
