import { randomUUID } from 'node:crypto'
import type { ChangeTemplate, CreateTemplate } from '@medinotes/shared/templates'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { mayChange } from './template-view.ts'
import type { TemplateStore } from './template-store.ts'
import { insertTemplate, updateTemplate } from './template.repository.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  templateStore: TemplateStore
}

/** So that a choice among them stays one. */
const mostOfOneScope = 100

/** Writes templates of one's own and of the organization, in versions: notes keep the one they were written with. */
export const createTemplateChanges = ({ sealedReads, audit, templateStore }: Dependencies) => ({
  create: (principal: Principal, { scope, ...content }: CreateTemplate) =>
    sealedReads(principal, async (tx) => {
      const ownerId = scope === 'personal' ? principal.personId : null
      refuseUnlessChangeable(principal, ownerId)
      const peers = (await templateStore.all(tx, principal)).filter((one) => one.scope === scope && !one.retired)
      if (peers.length >= mostOfOneScope) {
        throw new AppError('conflict', `There are ${mostOfOneScope} of these templates. Retire one first.`)
      }
      const id = randomUUID()
      await insertTemplate(tx, { id, organization_id: organizationOf(principal).id, owner_id: ownerId })
      await templateStore.addVersion(tx, principal, { id, version: 1 }, content)
      await audit.record(tx, principal, 'template.created', subject(id), { scope })
      return templateStore.shown(tx, principal, id)
    }),

  change: (principal: Principal, id: string, { version, content, retired }: ChangeTemplate) =>
    sealedReads(principal, async (tx) => {
      refuseUnlessChangeable(principal, (await templateStore.found(tx, id)).owner_id)
      const isNewVersion = content !== undefined
      if (!(await updateTemplate(tx, { id, version, isNewVersion, retired }))) {
        throw new AppError('stale_version', 'Somebody changed this template meanwhile. Look at it again.')
      }
      if (content !== undefined) {
        const next = { id, version: version + 1 }
        await templateStore.addVersion(tx, principal, next, content)
        await audit.record(tx, principal, 'template.changed', subject(id), { version: next.version })
      }
      if (retired !== undefined) {
        await audit.record(tx, principal, retired ? 'template.retired' : 'template.restored', subject(id))
      }
      return templateStore.shown(tx, principal, id)
    }),
})

const subject = (id: string) => ({ type: 'template' as const, id })

function refuseUnlessChangeable(principal: Principal, ownerId: string | null) {
  if (mayChange(principal, ownerId)) return
  throw new AppError('forbidden', 'Templates of the organisation are for those who administer it. Copy it instead.')
}
