/** `#page=3`, so that a link can lead to a page. */
export const pageOfAddress = (hash = location.hash) => Math.max(Number(/^#page=(\d{1,5})$/.exec(hash)?.[1] ?? 1), 1)

/** Without a step of its own to go back over. */
export const keepPageInAddress = (page: number) => history.replaceState(history.state, '', `#page=${page}`)
