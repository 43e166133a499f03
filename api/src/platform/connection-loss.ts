// SQLSTATE classes 08 (connection) and 57P (shutdown), too many connections, and what Node and pg say of a lost socket.
const lostConnection = /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
const lostConnectionMessage =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered|Query read timeout)/

/** Whether the database did not answer, as against answering that something is wrong. */
export function isConnectionLoss(error: unknown) {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return lostConnection.test(code) || lostConnectionMessage.test(error.message)
}
