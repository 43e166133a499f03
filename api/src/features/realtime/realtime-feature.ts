import type { Database } from '../../platform/database.ts'
import type { MessageBus } from '../../platform/redis.ts'
import { isHeard } from './event-audience.ts'
import { createLiveHub } from './live-hub.ts'
import { createLiveEventsService } from './live-events.service.ts'

interface Dependencies {
  database: Database
  bus: MessageBus | null
  onFault: (error: unknown) => void
}

export type RealtimeFeature = ReturnType<typeof createRealtimeFeature>

export function createRealtimeFeature(dependencies: Dependencies) {
  const hub = createLiveHub(dependencies)
  return {
    events: createLiveEventsService({ database: dependencies.database, hub }),
    /** Called once an event of the trail is committed. */
    onRecorded({ organizationId, action }: { organizationId: string | null; action: string }) {
      if (organizationId !== null && isHeard(action)) hub.poke(organizationId)
    },
    close: () => hub.close(),
  }
}
