import { CalendarFeedSettings } from '../../features/bookings/calendar-feed/calendar-feed-settings.tsx'
import { SettingsFrame } from './settings-frame.tsx'

export const CalendarFeedPage = () => (
  <SettingsFrame title="Calendar feed">
    <CalendarFeedSettings />
  </SettingsFrame>
)
