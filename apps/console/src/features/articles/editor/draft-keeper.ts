import { Problem } from "@jinnang/api-client";
import type { Content, Draft, DraftToSave } from "../data.ts";

/** A pause in typing after which the words are saved; short enough to lose no sentence. */
const PAUSE_MS = 1_200;

export interface Words {
  readonly content: Content;
  readonly note: string;
}

export type SaveState =
  | { readonly name: "untouched" | "waiting" | "saving" }
  | { readonly name: "saved"; readonly at: string }
  | { readonly name: "failed"; readonly error: unknown }
  | { readonly name: "conflict"; readonly problem: Problem };

export interface Start {
  readonly slug: string;
  readonly kind: DraftToSave["kind"];
  readonly words: Words;
  readonly draft: Draft | null;
  /** The published version that a draft begins with. */
  readonly baseVersion: number | undefined;
  readonly onChange: () => void;
  readonly onSaved: (draft: Draft) => void;
  readonly send: (slug: string, body: DraftToSave) => Promise<Draft>;
}

/**
 * Keeps the words of one editor until the server has them. One save at a time; whatever is typed
 * meanwhile goes with the next one, and after a conflict nothing more is sent.
 */
export class DraftKeeper {
  readonly #start: Start;
  #words: Words;
  #draft: Draft | null;
  #state: SaveState = { name: "untouched" };
  #edits = 0;
  #editsSaved = 0;
  #sending: Promise<boolean> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOpen = true;

  constructor(start: Start) {
    this.#start = start;
    this.#words = start.words;
    this.#draft = start.draft;
  }

  words(): Words {
    return this.#words;
  }

  state(): SaveState {
    return this.#state;
  }

  /** The draft as the server had it last; null until the first save of a new one. */
  draft(): Draft | null {
    return this.#draft;
  }

  /** The words that the server has: what was changed here is judged against them. */
  base(): Content {
    return this.#draft?.content ?? this.#start.words.content;
  }

  isSaved(): boolean {
    return this.#edits === this.#editsSaved;
  }

  change(patch: Partial<Content>): void {
    this.#edit({ ...this.#words, content: { ...this.#words.content, ...patch } });
  }

  changeNote(note: string): void {
    this.#edit({ ...this.#words, note });
  }

  /** Saves what is unsaved now; false when it could not. */
  save(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  /** The draft as the server has it; taken over unless it would cost unsaved words. */
  hear(heard: Draft | null): void {
    if (!this.isSaved() || this.#sending) return;
    if (heard && heard.revision !== this.#draft?.revision) this.take(heard);
  }

  /** Gives up the unsaved words for the draft as the server has it. */
  take(theirs: Draft): void {
    this.drop();
    this.#draft = theirs;
    this.#words = { content: theirs.content ?? this.#words.content, note: theirs.note };
    this.#show({ name: "saved", at: theirs.updatedAt });
  }

  /** Gives up the unsaved words: there is no draft any more. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#editsSaved = this.#edits;
  }

  open(): void {
    this.#isOpen = true;
  }

  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
  }

  #edit(next: Words): void {
    this.#words = next;
    this.#edits += 1;
    clearTimeout(this.#timer);
    if (this.#state.name !== "conflict") {
      if (this.#isOpen) this.#timer = setTimeout(() => void this.save(), PAUSE_MS);
      if (!this.#sending) this.#state = { name: "waiting" };
    }
    this.#start.onChange();
  }

  #show(next: SaveState): void {
    this.#state = next;
    this.#start.onChange();
  }

  async #sendAll(): Promise<boolean> {
    while (!this.isSaved()) {
      if (this.#state.name === "conflict") return false;
      this.#show({ name: "saving" });
      const sent = this.#edits;
      try {
        const draft = await this.#start.send(this.#start.slug, this.#toSend());
        this.#draft = draft;
        this.#editsSaved = sent;
        this.#start.onSaved(draft);
        this.#show({ name: "saved", at: draft.updatedAt });
      } catch (error) {
        this.#show(failure(error));
        return false;
      }
    }
    return true;
  }

  /** The version it began with is said once; later saves leave it as it is. */
  #toSend(): DraftToSave {
    const { kind, baseVersion } = this.#start;
    const words = { kind, ...this.#words };
    if (this.#draft) return { ...words, revision: this.#draft.revision };
    return { ...words, revision: null, ...(baseVersion === undefined ? {} : { baseVersion }) };
  }
}

/** Somebody saved or opened the draft, or published or discarded it, since it was read here. */
const CONFLICTS = ["draft_changed", "draft_exists", "draft_gone"];

function failure(error: unknown): SaveState {
  const isConflict = error instanceof Problem && CONFLICTS.includes(error.code);
  return isConflict ? { name: "conflict", problem: error } : { name: "failed", error };
}
