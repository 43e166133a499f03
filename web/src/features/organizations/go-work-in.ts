import { toast } from '../../lib/toast.ts'
import { errorText } from '../../lib/api-error.ts'
import { workIn } from './work-in.ts'

/** From a menu, where there is no place beside it to say why it did not work. */
export const goWorkIn = (organizationId: string) =>
  workIn(organizationId).catch((error: unknown) => {
    toast.error('You are still where you were', { description: errorText(error) })
  })
