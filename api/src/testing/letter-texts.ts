import type { PatientLetters } from '@medinotes/shared/patient-letters'
import { tokensOf } from './openai-stand-in/script.ts'

export const english = `Dear Ana-Maria O’Connor,

Take perindopril 5 mg each morning. Come back on 5 March 2026 at 2:30 pm.

Kind regards,
Dr Robin Vale`
const masked = english.replace('Ana-Maria O’Connor', '[PATIENT]').replace('Dr Robin Vale', '[CLINICIAN]')
/** A note that the stand-in writes, with the letter in it. */
export const note = `<<<section:summary>>>\nPerindopril 5 mg.\n<<<section:next-steps>>>\n- Review.\n<<<section:patient-email>>>\n${masked}`
export const italian =
  'Gentile [PATIENT],\n\nPrenda perindopril 5 mg ogni mattina. Torni il 5 March 2026 alle 14:30.\n\n[CLINICIAN]'
export const letter = (text: string) => ({ text: tokensOf(`<<<section:patient-email>>>\n${text}`) })

/** What a letter's writing told. */
export const eventsOf = (body: string) =>
  body
    .split('\n\n')
    .filter((frame) => frame.includes('event:'))
    .map((frame) => ({
      event: /^event: (.*)$/m.exec(frame)?.[1],
      data: JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? 'null') as PatientLetters & { code?: string },
    }))
