// Notes are health data. sessionStorage keeps them through a reload and a crashed tab, shows them to no other tab and
// forgets them when the tab is closed, so a shared workstation holds nothing for the next person.

/** Removes what this tab keeps under keys of this beginning. */
export function removeStored(prefix: string, isUnwanted: (key: string) => boolean = () => true) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix) && isUnwanted(key)) sessionStorage.removeItem(key)
  }
}
