import type { AnchorPlace } from '../../config.ts'
import type { Database } from '../../platform/database.ts'
import type { Logger } from '../../platform/logger.ts'
import { createAnchorSigner } from './anchor-document.ts'
import { createAnchorReader } from './anchor-reader.ts'
import { createAnchorService } from './anchor.service.ts'
import type { AnchorStore } from './anchor-store.ts'
import { createAuditExports } from './audit-export.service.ts'
import { createAuditReader } from './audit-reader.service.ts'
import type { Audit } from './audit.service.ts'
import { createAuditExcerpts } from './audit-excerpt.service.ts'
import { createAuditVerifier } from './audit-verify.service.ts'
import { createDiskAnchorStore } from './disk-anchor-store.ts'
import { createS3AnchorStore } from './s3-anchor-store.ts'

interface Dependencies {
  database: Database
  audit: Audit
  logger: Logger
  anchorSeed: Buffer
  anchorPlace: AnchorPlace
}

export type AuditFeature = ReturnType<typeof createAuditFeature>

export function createAuditFeature({ database, audit, logger, anchorSeed, anchorPlace }: Dependencies) {
  const store: AnchorStore =
    anchorPlace.kind === 'disk' ? createDiskAnchorStore(anchorPlace.folder) : createS3AnchorStore(anchorPlace)
  const signer = createAnchorSigner(anchorSeed)
  return {
    reader: createAuditReader({ database }),
    excerpts: createAuditExcerpts({ database, signer }),
    exports: createAuditExports({ database, audit }),
    verifier: createAuditVerifier({ database, audit, anchors: createAnchorReader({ store, signer }) }),
    anchorAll: createAnchorService({ database, store, signer, logger }).anchorAll,
  }
}
