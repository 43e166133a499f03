/** A page that nobody has looked at for so long lets its connection go: browsers allow few to one host. */
const unseenMs = 60_000

/** Has `follow` run while somebody may be looking; returns how to end it for good. */
export function followWhileVisible(
  follow: (signal: AbortSignal) => void,
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'> = document,
) {
  let following: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function begin() {
    if (following) return
    following = new AbortController()
    follow(following.signal)
  }

  function end() {
    following?.abort()
    following = undefined
  }

  function look() {
    clearTimeout(timer)
    if (page.visibilityState === 'visible') begin()
    else timer = setTimeout(end, unseenMs)
  }

  begin()
  look()
  page.addEventListener('visibilitychange', look)
  return () => {
    page.removeEventListener('visibilitychange', look)
    clearTimeout(timer)
    end()
  }
}
