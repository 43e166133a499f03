import analyticsDark from './pictures/analytics-dark.avif'
import analyticsLight from './pictures/analytics-light.avif'
import calendarDark from './pictures/calendar-dark.avif'
import calendarLight from './pictures/calendar-light.avif'
import documentsDark from './pictures/documents-dark.avif'
import documentsLight from './pictures/documents-light.avif'
import noteDeskDark from './pictures/note-desk-dark.avif'
import noteDeskLight from './pictures/note-desk-light.avif'
import notePhoneDark from './pictures/note-phone-dark.avif'
import notePhoneLight from './pictures/note-phone-light.avif'
import slotsDark from './pictures/slots-dark.avif'
import slotsLight from './pictures/slots-light.avif'

const part = { width: 960, height: 720 }

/** What `npm run pictures` makes, in the sizes of scripts/pictures/shots.ts. */
export const shots = {
  noteDesk: { width: 1280, height: 768, light: noteDeskLight, dark: noteDeskDark },
  notePhone: { width: 640, height: 1149, light: notePhoneLight, dark: notePhoneDark },
  slots: { ...part, light: slotsLight, dark: slotsDark },
  documents: { ...part, light: documentsLight, dark: documentsDark },
  calendar: { ...part, light: calendarLight, dark: calendarDark },
  analytics: { width: 960, height: 540, light: analyticsLight, dark: analyticsDark },
}
