import type { AcuityFault } from '../client/acuity-fault.ts'
import type { Urgency } from '../client/acuity-limiter.ts'
import type { AcuityClient } from '../client/acuity-client.ts'
import type { AppointmentRow } from './appointment.repository.ts'

/** An account that is connected, and what calls of it need. */
export interface OpenAccount {
  id: string
  organizationId: string
  /** Where Acuity writes to; the practice's own. */
  email: string
  timeZone: string
  /** The intake field that carries a booking's id; null where nobody chose one. */
  referenceFieldId: number | null
  halted: boolean
  /** To be asked as it was connected a moment ago. */
  client(urgency: Urgency): AcuityClient
}

export interface CallAccess {
  /** Undefined where it is not connected any more. */
  open(accountId: string): Promise<OpenAccount | undefined>
  /** Acuity no longer accepts the connection: nothing is asked until somebody has looked. */
  halt(accountId: string, fault: AcuityFault): Promise<void>
}

/** What one step of the work on an appointment has in hand; nobody else works on it meanwhile. */
export interface Turn {
  row: AppointmentRow
  account: OpenAccount
  client: AcuityClient
  referenceFieldId: number
  signal: AbortSignal
}
