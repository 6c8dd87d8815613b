/** Who sends: one client object of the kit, which keeps its timestamp and every argument for life. */
export interface ClientObject {
  readonly systemId: string;
  readonly timestamp: string;
}

/** The `to` that client objects sent last. */
export interface EarlierRecipients {
  /**
   * Whether the same object signed the same `to` with another file before, so that it may be that file's, left in the
   * headers. Remembers it.
   */
  areLeft(client: ClientObject, to: string, hashFile: string): boolean;
}

/** Client objects that are remembered, the newest. */
export const MOST_OBJECTS = 50_000;

/** In memory alone: what a restart forgets is known again from the next send that names recipients of its own. */
export const createEarlierRecipients = (): EarlierRecipients => {
  const known = new Map<string, { readonly to: string; readonly hashFile: string }>();
  return {
    areLeft: ({ systemId, timestamp }, to, hashFile) => {
      const id = `${systemId} ${timestamp}`;
      const before = known.get(id);
      if (before?.to === to) return before.hashFile !== hashFile;
      known.delete(id);
      known.set(id, { to, hashFile });
      const [oldest] = known.keys();
      if (known.size > MOST_OBJECTS && oldest !== undefined) known.delete(oldest);
      return false;
    },
  };
};
