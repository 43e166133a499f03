import { format } from 'date-fns'

/** Today where the person sits, as `YYYY-MM-DD`. */
export const today = () => format(new Date(), 'yyyy-MM-dd')
