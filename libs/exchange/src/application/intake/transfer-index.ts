/** Finds transfers by what the wire calls them. Answers from a projection, so it is asked only once it caught up. */
export interface TransferIndex {
  /** Resolves when everything that was in the store on calling is known to the index. */
  caughtUp(): Promise<void>;
  /** The newest document of type 0 or 3 that the agency sent under this DocumentId. */
  newestSentBy(sender: string, documentId: string): string | undefined;
  /** The newest document of type 0 or 3 under this DocumentId that was put into the agency's inbox. */
  newestReceivedBy(agency: string, documentId: string): string | undefined;
}
