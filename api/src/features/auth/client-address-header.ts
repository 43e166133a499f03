/** Header in which our server tells the issuer the address of the caller; one that a caller sends never gets there. */
export const clientAddressHeader = 'x-medinotes-client-address'
