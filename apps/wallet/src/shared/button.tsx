import { type ButtonProps, Button as MobileButton } from "antd-mobile";

/** antd-mobile's button; while it works it keeps its word, which screen readers need. */
export function Button(props: ButtonProps) {
  const { children } = props;
  const word = typeof children === "string" ? children : undefined;
  return <MobileButton {...props} {...(word ? { loadingText: word } : {})} />;
}
