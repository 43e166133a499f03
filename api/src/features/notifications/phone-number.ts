import { AppError } from '../../platform/errors.ts'

const refuse = (message: string) =>
  new AppError('malformed', 'This number cannot be used.', { errors: [{ path: 'phone', message }] })

/** The number in E.164; Australian ones as they are written at home too. Throws what its writer can mend. */
export function parsePhone(written: string): string {
  const compact = written
    .normalize('NFKC')
    .replaceAll(/[\s().\p{Pd}/\p{Cf}]/gu, '')
    .replace(/^00(?:11)?(?=[1-9])/, '+')
    .replace(/^(?:\+?61)0?(?=\d{9}$)/, '+61')
    .replace(/^0(?=\d{9}$)/, '+61')
  if (!/^\+[1-9]\d{7,14}$/.test(compact)) throw refuse('Enter a mobile number such as 0412 345 678')
  if (!compact.startsWith('+61')) return compact
  if (!/^\+61\d{9}$/.test(compact)) throw refuse('An Australian mobile number has ten digits, such as 0412 345 678')
  if (!/^\+61[45]/.test(compact)) throw refuse('This is not a mobile number, so it gets no SMS')
  return compact
}

/** The same, or null for what gets no SMS. */
export function mobileOf(written: string): string | null {
  try {
    return parsePhone(written)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** `+61…678`: enough to know one's own number by. */
export const maskPhone = (phone: string) => `${phone.slice(0, 3)}…${phone.slice(-3)}`

/** `j…@example.com`. */
export function maskEmail(email: string) {
  const at = email.lastIndexOf('@')
  return at < 1 ? '…' : `${Array.from(email)[0]}…${email.slice(at)}`
}
