import type { NoticeChannel } from '@medinotes/shared/notices'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'

// Ways to write one address that reach the same mailbox or phone.
const sameForms: Record<NoticeChannel, (address: string) => string> = {
  email: (address) => address.trim().toLowerCase(),
  sms: (address) => address.replace(/[^\d+]/g, ''),
}

/** What an address is known by where its refusals are kept; one keyed hash over the whole of it, not over its parts. */
export function addressIndex(blindIndex: BlindIndex, channel: NoticeChannel, address: string): Buffer {
  return blindIndex.exact(`notice-address|${channel}`, sameForms[channel](address))
}
