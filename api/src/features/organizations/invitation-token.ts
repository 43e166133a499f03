import { createHash, randomBytes } from 'node:crypto'

export const createInvitationToken = () => randomBytes(32).toString('base64url')

/** What is kept of a token: it has 256 random bits, so that a plain hash cannot be turned back. */
export const hashInvitationToken = (token: string) => createHash('sha256').update(token).digest()
