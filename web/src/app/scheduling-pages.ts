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
  workPage('admin/places', 'schedule:write', async () => ({
    Component: (await import('../features/scheduling/admin/places-page.tsx')).PlacesPage,
  })),
  workPage('admin/exam-types', 'platform:write', async () => ({
    Component: (await import('../features/scheduling/admin/exam-types-page.tsx')).ExamTypesPage,
  })),
]
