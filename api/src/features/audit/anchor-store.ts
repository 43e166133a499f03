/** Where the heads of the chains are kept, outside the database. */
export interface AnchorStore {
  /** Keeps it for good; false where one of this name is kept already, which stays as it is. */
  keep(name: string, text: string): Promise<boolean>
  /** Names of what is kept, oldest first. */
  list(): Promise<string[]>
  read(name: string): Promise<string>
}
