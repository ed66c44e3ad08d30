import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addMessage, askForPerson, type Conversation, chooseArticle } from "./data.ts";

/** Asks for a person; the answer is the conversation in the queue. */
export function usePerson(id: string) {
  return useConversationStep(id, () => askForPerson(id));
}

/** A step that answers with the conversation as it is afterwards. */
export function useConversationStep<V = void>(
  id: string,
  step: (variables: V) => Promise<Conversation>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: (conversation) => {
      queries.setQueryData(["conversation", id], conversation);
      return Promise.all([
        queries.invalidateQueries({ queryKey: ["messages", id] }),
        queries.invalidateQueries({ queryKey: ["conversation", "current"] }),
        queries.invalidateQueries({ queryKey: ["conversation", "list"] }),
      ]);
    },
  });
}

/** Picks one of the offered articles; it is said like a message of one's own. */
export function useChoose(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (slug: string) => chooseArticle(id, slug),
    onSuccess: (message) => addMessage(queries, id, message),
  });
}
