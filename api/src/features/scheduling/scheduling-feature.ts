import type { Database } from '../../platform/database.ts'
import type { Audit } from '../audit/audit.service.ts'
import { createAvailability } from './availability/availability.service.ts'
import { createCatalogue } from './catalogue/catalogue.service.ts'
import { localProvider } from './local/local-provider.ts'
import { createSchedules } from './schedules/schedule.service.ts'
import { createSpecialistSettings } from './schedules/specialist-settings.service.ts'
import type { SchedulingProvider } from './scheduling-provider.ts'

interface Dependencies {
  database: Database
  audit: Audit
}

export type SchedulingFeature = ReturnType<typeof createSchedulingFeature>

export function createSchedulingFeature(dependencies: Dependencies) {
  return {
    availability: createAvailability(dependencies),
    catalogue: createCatalogue(dependencies),
    schedules: createSchedules(dependencies),
    settings: createSpecialistSettings(dependencies),
    /** The calendar of specialists that are scheduled so. */
    providerOf(scheduling: 'local' | 'acuity'): SchedulingProvider {
      if (scheduling === 'local') return localProvider
      throw new Error('This installation has no connection to Acuity')
    },
  }
}
