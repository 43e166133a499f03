import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { signedText, snsMessageSchema } from '../features/notifications/sns-webhook/sns-message.ts'

const day = 24 * 60 * 60_000

/** Tag, length and content, as DER writes everything. */
function der(tag: number, ...parts: Buffer[]) {
  const content = Buffer.concat(parts)
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content])
  return Buffer.concat([Buffer.from([tag, 0x82, content.length >> 8, content.length & 0xff]), content])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const number = (...bytes: number[]) => der(0x02, Buffer.from(bytes))
const time = (instant: number) =>
  der(0x18, Buffer.from(`${new Date(instant).toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`))
// sha256WithRSAEncryption
const algorithm = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'))

/** A certificate that its own key signs, valid for a week from a day ago. */
function certify({ publicKey, privateKey }: ReturnType<typeof newKeys>) {
  const nobody = sequence()
  const validity = sequence(time(Date.now() - day), time(Date.now() + 7 * day))
  const key = publicKey.export({ format: 'der', type: 'spki' })
  const body = sequence(number(1), algorithm, nobody, validity, nobody, key)
  const signature = createSign('RSA-SHA256').update(body).sign(privateKey)
  const whole = sequence(body, algorithm, der(0x03, Buffer.from([0]), signature)).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${whole.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`
}

const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

export const topic = 'arn:aws:sns:ap-southeast-2:123456789012:notices'

/** Amazon SNS as far as a subscriber sees it: signed messages, and the certificate to check them by. */
export function createSnsStandIn() {
  const keys = newKeys()
  const certificate = certify(keys)
  const certificateUrl = 'https://sns.ap-southeast-2.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem'
  const fetched: string[] = []

  /** A message as it is posted; `changes` are signed too. */
  function post<Fields extends object>(fields: Fields, version: '1' | '2' = '2') {
    const message = {
      Type: 'Notification',
      MessageId: randomUUID(),
      TopicArn: topic,
      Timestamp: new Date().toISOString(),
      SignatureVersion: version,
      Signature: '',
      SigningCertURL: certificateUrl,
      ...fields,
    }
    const signing = createSign(version === '1' ? 'RSA-SHA1' : 'RSA-SHA256')
    const Signature = signing.update(signedText(snsMessageSchema.parse(message))).sign(keys.privateKey, 'base64')
    return { ...message, Signature }
  }

  return {
    post,
    notify: (event: object) => post({ Message: JSON.stringify(event) }),
    fetched,
    fetchCertificate: async (url: string) => {
      fetched.push(url)
      return certificate
    },
  }
}
