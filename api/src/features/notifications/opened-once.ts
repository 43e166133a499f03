/** Something that is opened at its first use: most starts send nothing, and libraries for it take a while to load. */
export function openedOnce<Opened>(open: () => Promise<Opened>) {
  let opened: Promise<Opened> | undefined
  return {
    /** Opens it, again where that failed before. */
    get(): Promise<Opened> {
      opened ??= open().catch((error: unknown) => {
        opened = undefined
        throw error
      })
      return opened
    },
    close: (close: (opened: Opened) => void) => void opened?.then(close),
  }
}
