import type { Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'

interface Person {
  id: string
  email: string
}

interface Subject {
  id: string
  consultation_id: string
  organization_id: string
}

export type CosignatureNotices = ReturnType<typeof createCosignatureNotices>

/** Tells a colleague that they are asked, and the author what they answered; of whom the note is, neither says. */
export function createCosignatureNotices({ outbox, publicUrl }: { outbox: Outbox; publicUrl: string }) {
  const about = ({ id, consultation_id, organization_id }: Subject, to: Person) => ({
    ...{ to: to.email, personId: to.id, organizationId: organization_id },
    case: { type: 'consultation' as const, id: consultation_id },
    dedupeKey: `cosignature:${id}:${to.id}`,
  })
  const linkOf = ({ consultation_id }: Subject) => `${publicUrl}/app/consultations/${consultation_id}`

  return {
    async asked(tx: Db, author: Principal, colleague: Person, subject: Subject) {
      const facts = { requestedBy: author.name, link: linkOf(subject) }
      if (colleague.email === '') return
      await outbox.leave(tx, { template: 'cosignature-requested', facts, ...about(subject, colleague) })
    },

    async answered(tx: Db, colleague: Principal, author: Person, subject: Subject, answer: 'signed' | 'declined') {
      const facts = { answeredBy: colleague.name, answer, link: linkOf(subject) }
      if (author.email === '') return
      await outbox.leave(tx, { template: 'cosignature-answered', facts, ...about(subject, author) })
    },
  }
}
