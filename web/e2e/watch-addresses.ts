import type { BrowserContext } from '@playwright/test'

// The documented places for a name: over the wire to our own service, which logs routes and never addresses.
const isSearch = (address: string) => /^GET \S+\/api\/(consultations|bookings|matters)\?(\S*&)?query=/.test(address)

/** Collects every address that pages ask for or show, and their titles. */
export function watchAddresses(context: BrowserContext) {
  const seen: string[] = []
  context.on('request', (request) => seen.push(`${request.method()} ${decodeURIComponent(request.url())}`))
  context.on('page', (page) => {
    page.on('framenavigated', (frame) => {
      seen.push(decodeURIComponent(frame.url()))
      void page.title().then(
        (title) => seen.push(title),
        () => {},
      )
    })
  })
  return {
    /** Those with a part of the name: searches first, then what should not be. */
    naming(name: string): [string[], string[]] {
      const parts = name.toLowerCase().match(/\w{4}/g) ?? []
      const named = seen.filter((address) => parts.some((part) => address.toLowerCase().includes(part)))
      return [named.filter(isSearch), named.filter((address) => !isSearch(address))]
    },
  }
}
