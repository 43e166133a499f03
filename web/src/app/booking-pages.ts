import type { RouteObject } from 'react-router'
import { workPage } from './work-page.ts'

/** What is booked, below `/app`. */
export const bookingPages: RouteObject[] = [
  workPage('bookings', 'booking:read', async () => ({
    Component: (await import('../features/bookings/list/bookings-page.tsx')).BookingsPage,
  })),
  workPage('bookings/new', 'booking:write', async () => ({
    Component: (await import('../features/bookings/wizard/book-page.tsx')).BookPage,
  })),
  workPage('bookings/:id', 'booking:read', async () => ({
    Component: (await import('../features/bookings/booking/booking-page.tsx')).BookingPage,
  })),
  workPage('bookings/:id/change', 'booking:change', async () => ({
    Component: (await import('../features/bookings/change/change-page.tsx')).ChangePage,
  })),
  workPage('waitlist', 'booking:write', async () => ({
    Component: (await import('../features/bookings/waitlist/waitlist-page.tsx')).WaitlistPage,
  })),
  workPage('admin/policies', 'policy:write', async () => ({
    Component: (await import('../features/bookings/policies/policies-page.tsx')).PoliciesPage,
  })),
  workPage('settings/calendar', 'booking:read', async () => ({
    Component: (await import('./settings/calendar-feed-page.tsx')).CalendarFeedPage,
  })),
]
