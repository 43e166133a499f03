import { format } from 'date-fns'
import type { Wanted } from './moving.ts'

/** `Tue 3 Mar, 9:10 am`. */
export const wantedText = ({ wallClock }: Wanted) => format(new Date(`${wallClock}:00`), 'EEE d MMM, h:mm aaa')
