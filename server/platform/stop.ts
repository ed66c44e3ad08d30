/** Ends what was started in the background; the database is still open while it does. */
export type Stop = () => Promise<void>;
