/** The purse: our mark. */
export function Mark(props: { size?: number }) {
  const size = props.size ?? 24;
  return (
    <svg width={size} height={size} viewBox="0 0 88 88" fill="none" aria-hidden="true">
      <rect width="88" height="88" rx="22" fill="var(--jn-brand)" />
      <path
        d="M30 22c6 5 22 5 28 0l4 8c-2 2-4 3-6 4 10 6 16 16 16 26 0 6-5 10-13 10H29c-8 0-13-4-13-10 0-10 6-20 16-26-2-1-4-2-6-4z"
        fill="var(--jn-on-brand)"
      />
    </svg>
  );
}
