/** What a request tells of the device it comes from. */
export interface Visit {
  /** With the cookies, the user agent and the address, and nothing else that the caller sent. */
  headers: Headers
}

/** What is answered, and the `Set-Cookie` lines that go with it. */
export interface Answer<Body> {
  body: Body
  cookies: readonly string[]
}

/** An answer that leaves the cookies as they are. */
export const plain = <Body>(body: Body): Answer<Body> => ({ body, cookies: [] })
