import type { RouteObject } from 'react-router'
import { workPage } from './work-page.ts'

/** The calendar, and what decides when somebody can be booked, below `/app`. */
export const schedulingPages: RouteObject[] = [
  workPage('calendar', 'booking:read', async () => ({
    Component: (await import('../features/calendar/calendar-page.tsx')).CalendarPage,
  })),
  workPage('schedule', 'schedule:read', async () => ({
    Component: (await import('../features/scheduling/schedule/schedule-page.tsx')).SchedulePage,
  })),
  workPage('admin/specialists', 'schedule:write', async () => ({
    Component: (await import('../features/scheduling/admin/specialists-page.tsx')).SpecialistsPage,
  })),
  workPage('admin/specialists/import', 'policy:write', async () => ({
    Component: (await import('../features/scheduling/import/import-page.tsx')).ImportPage,
  })),
  workPage('admin/places', 'schedule:write', async () => ({
    Component: (await import('../features/scheduling/admin/places-page.tsx')).PlacesPage,
  })),
  workPage('acuity', 'connection:write', async () => ({
    Component: (await import('../features/scheduling/acuity/acuity-page.tsx')).AcuityPage,
  })),
  workPage('acuity/connected', 'connection:write', async () => ({
    Component: (await import('../features/scheduling/acuity/connected-page.tsx')).AcuityConnectedPage,
  })),
  workPage('acuity/differences', 'connection:write', async () => ({
    Component: (await import('../features/scheduling/acuity/differences-page.tsx')).DifferencesPage,
  })),
  workPage('admin/exam-types', 'platform:write', async () => ({
    Component: (await import('../features/scheduling/admin/exam-types-page.tsx')).ExamTypesPage,
  })),
]
