import noteDeskDark from './pictures/note-desk-dark.avif'
import noteDeskLight from './pictures/note-desk-light.avif'
import notePhoneDark from './pictures/note-phone-dark.avif'
import notePhoneLight from './pictures/note-phone-light.avif'

const desk = { width: 1280, height: 768 }
const phone = { width: 640, height: 1149 }

/** What `npm run pictures` makes. */
export const shots = {
  noteDesk: { ...desk, light: noteDeskLight, dark: noteDeskDark },
  notePhone: { ...phone, light: notePhoneLight, dark: notePhoneDark },
}
