export type AcuityCredentials = { kind: 'key'; userId: string; apiKey: string } | { kind: 'token'; accessToken: string }

export const authorizationOf = (credentials: AcuityCredentials) =>
  credentials.kind === 'token'
    ? `Bearer ${credentials.accessToken}`
    : `Basic ${Buffer.from(`${credentials.userId}:${credentials.apiKey}`).toString('base64')}`
