/** What one of several issuers is kept under. */
export const keyOfIssuer = (issuer: string) => `sign-in ${issuer}`
