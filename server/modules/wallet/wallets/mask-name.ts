/** Enough to recognise oneself, too little to learn a name: `*林`, `J*** S***`. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [only = ""] = words;
  if (/^\p{Script=Han}/u.test(only))
    return `${"*".repeat([...only].length - 1)}${[...only].at(-1)}`;
  return words.map((word) => `${[...word][0]}***`).join(" ");
}
