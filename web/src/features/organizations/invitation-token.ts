import { mailedToken } from '../../lib/mailed-token.ts'

export const invitationToken = mailedToken('invitation')
