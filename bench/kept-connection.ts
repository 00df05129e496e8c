/**
 * Sends again when the connection was reset: a server may end one that was idle in the moment it is used again. What is sent
 * here has the same effect twice.
 */
export const onKeptConnection = (send: () => Promise<Response>): Promise<Response> =>
  send().catch((error) => {
    if (error?.cause?.code === 'ECONNRESET') return send()
    throw error
  })
