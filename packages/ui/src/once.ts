import { useRef } from "react";

/**
 * Presses of one button, one at a time: a second press before the first answer does nothing. The
 * button shows it is busy only after the next drawing, and a double click is faster than that.
 */
export function useOnce<V>(mutation: {
  mutate: (variables: V, options: { onSettled: () => void }) => void;
}): (variables: V) => void {
  const busy = useRef(false);
  return (variables) => {
    if (busy.current) return;
    busy.current = true;
    const onSettled = () => {
      busy.current = false;
    };
    mutation.mutate(variables, { onSettled });
  };
}
