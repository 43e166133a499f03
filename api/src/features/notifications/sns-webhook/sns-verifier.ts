import { createVerify } from 'node:crypto'
import { createSnsCertificates, type FetchCertificate, isCertificateOf } from './sns-certificates.ts'
import { type SnsMessage, signedText } from './sns-message.ts'

interface Dependencies {
  topics: readonly string[]
  fetchCertificate: FetchCertificate
  now: () => number
}

/** SNS tries for hours to deliver a message; what is older is somebody's copy. */
const oldestMs = 24 * 60 * 60_000
const clockSkewMs = 15 * 60_000

/** Version 1, which a topic has unless it is told otherwise, signs with SHA-1. */
const signatureVersion = '2'

/** Whether SNS itself sent a message, for one of our topics, not long ago. */
export function createSnsVerifier({ topics, fetchCertificate, now }: Dependencies) {
  const keyAt = createSnsCertificates(fetchCertificate, now)

  function isOurs({ TopicArn, SigningCertURL, SignatureVersion, Timestamp }: SnsMessage) {
    const age = now() - Date.parse(Timestamp)
    const region = TopicArn.split(':')[3] ?? ''
    const isKnown = SignatureVersion === signatureVersion && topics.includes(TopicArn)
    return isKnown && isCertificateOf(region, SigningCertURL) && age < oldestMs && age > -clockSkewMs
  }

  /** Rejects where the certificate cannot be had, since the message may be right. */
  return async (message: SnsMessage) => {
    if (!isOurs(message)) return false
    const key = await keyAt(message.SigningCertURL)
    if (key === null || key.asymmetricKeyType !== 'rsa') return false
    const verifier = createVerify('RSA-SHA256').update(signedText(message), 'utf8')
    return verifier.verify(key, message.Signature, 'base64')
  }
}
