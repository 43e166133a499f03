import type { Database } from '../../platform/database.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { AcuityCalls } from './acuity/acuity-feature.ts'
import { createAvailability } from './availability/availability.service.ts'
import { createCatalogue } from './catalogue/catalogue.service.ts'
import { createImportExport } from './import/export.ts'
import { createSpecialistImport } from './import/import.service.ts'
import { localProvider } from './local/local-provider.ts'
import { createSpecialistActivity, type OnStopped } from './schedules/activity.service.ts'
import { createSchedules } from './schedules/schedule.service.ts'
import { createSpecialistSettings } from './schedules/specialist-settings.service.ts'
import type { SchedulingProvider } from './scheduling-provider.ts'

interface Dependencies {
  database: Database
  audit: Audit
  /** In the transaction in which a specialist stops. */
  onStopped: OnStopped
  acuity: Pick<AcuityCalls, 'openings' | 'provider'>
}

export type SchedulingFeature = ReturnType<typeof createSchedulingFeature>

export function createSchedulingFeature({ acuity, ...dependencies }: Dependencies) {
  return {
    availability: createAvailability({ ...dependencies, openings: acuity.openings }),
    catalogue: createCatalogue(dependencies),
    imports: createSpecialistImport(dependencies),
    importExports: createImportExport(dependencies.database),
    schedules: createSchedules(dependencies),
    settings: createSpecialistSettings(dependencies),
    activity: createSpecialistActivity(dependencies),
    /** The calendar of bookings that are kept so. */
    providerOf: (scheduling: 'local' | 'acuity'): SchedulingProvider =>
      scheduling === 'local' ? localProvider : acuity.provider,
  }
}
