const random = (bytes: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')

let view: { path: string; header: string } | undefined

const pathNow = () => ('location' in globalThis ? location.pathname : '')

/**
 * `traceparent` for what is asked from the page as it is now: where the service is traced, all of a page's requests lie in
 * one trace. Random ids, new with each address, which say nothing of anybody.
 */
export function traceOfView(path = pathNow()): string {
  if (view?.path !== path) view = { path, header: `00-${random(16)}-${random(8)}-01` }
  return view.header
}
