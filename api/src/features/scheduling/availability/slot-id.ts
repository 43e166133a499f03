/** What a slot id says. */
export interface SlotName {
  specialistId: string
  examTypeId: string
  /** Null for telehealth. */
  placeId: string | null
  /** Milliseconds. */
  startsAt: number
}

const minute = 60_000
const none = '00000000-0000-0000-0000-000000000000'
const length = 3 * 16 + 4

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
const idOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Three ids and a minute, as base64url. */
export function writeSlotId({ specialistId, examTypeId, placeId, startsAt }: SlotName): string {
  const at = Buffer.alloc(4)
  at.writeUInt32BE(startsAt / minute)
  return Buffer.concat([bytesOf(specialistId), bytesOf(examTypeId), bytesOf(placeId ?? none), at]).toString('base64url')
}

/** Null for what nobody here wrote. */
export function readSlotId(slotId: string): SlotName | null {
  const bytes = Buffer.from(slotId, 'base64url')
  if (bytes.length !== length || bytes.toString('base64url') !== slotId) return null
  const placeId = idOf(bytes.subarray(32, 48))
  return {
    ...{ specialistId: idOf(bytes.subarray(0, 16)), examTypeId: idOf(bytes.subarray(16, 32)) },
    ...{ placeId: placeId === none ? null : placeId, startsAt: bytes.readUInt32BE(48) * minute },
  }
}
