/** Only a place inside the console; a link from outside must not choose where people land. */
export function ownPath(next: string | undefined): string {
  const inside = next !== undefined && /^\/(?!sign-in|[/\\])/.test(next);
  return `/console${inside ? next : "/"}`;
}
