import { type KeyObject, X509Certificate } from 'node:crypto'

// The path is Amazon's to name, but nothing in it may lead to another host.
const certificateUrl =
  /^https:\/\/sns\.([a-z]{2}(?:-[a-z]+){1,3}-\d)\.amazonaws\.com\/SimpleNotificationService-[\w-]{1,100}\.pem$/
const mostKept = 20
const fetchLimitMs = 5000
const longestCertificate = 20_000

export type FetchCertificate = (url: string) => Promise<string>

/** Follows no redirect: only the host that the address names is trusted. */
export const fetchCertificate: FetchCertificate = async (url) => {
  const reply = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(fetchLimitMs) })
  if (!reply.ok) throw new Error('The certificate of SNS could not be fetched')
  const text = await reply.text()
  if (text.length > longestCertificate) throw new Error('The certificate of SNS is too long for one')
  return text
}

/** Whether a certificate at `url` may speak for a topic of `region`. */
export const isCertificateOf = (region: string, url: string) => certificateUrl.exec(url)?.[1] === region

/** Keys of certificates, fetched once each. */
export function createSnsCertificates(fetchText: FetchCertificate, now: () => number) {
  const kept = new Map<string, Promise<X509Certificate>>()

  function certificateAt(url: string) {
    const known = kept.get(url)
    if (known) return known
    if (kept.size >= mostKept) kept.clear()
    const fetched = fetchText(url).then((pem) => new X509Certificate(pem))
    kept.set(url, fetched)
    fetched.catch(() => kept.delete(url))
    return fetched
  }

  /** Null once it has run out. */
  return async (url: string): Promise<KeyObject | null> => {
    const { validFrom, validTo, publicKey } = await certificateAt(url)
    const instant = now()
    return Date.parse(validFrom) <= instant && instant <= Date.parse(validTo) ? publicKey : null
  }
}
