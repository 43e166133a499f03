import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { cosignatureRoutes } from './cosignature.routes.ts'
import { findingAcceptanceRoutes } from './finding-acceptance.routes.ts'
import { noteAddendumRoutes } from './note-addendum.routes.ts'
import { noteEditingRoutes } from './note-editing.routes.ts'
import type { NoteLife } from './note-life.ts'
import { noteSigningRoutes } from './note-signing.routes.ts'
import { noteVersionRoutes } from './note-version.routes.ts'

/** Everything under `/api/consultations/:id` that changes a draft, settles it, signs it and adds to it. */
export function noteLifeRoutes(life: NoteLife): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(noteEditingRoutes(life))
    await app.register(noteVersionRoutes(life))
    await app.register(findingAcceptanceRoutes(life))
    await app.register(noteSigningRoutes(life))
    await app.register(noteAddendumRoutes(life))
    await app.register(cosignatureRoutes(life))
  }
}
