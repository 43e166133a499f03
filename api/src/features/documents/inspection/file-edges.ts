/** As far as readers of PDF look for its header. */
export const pdfHeaderWithin = 1024
/** How much of the beginning says what a file is. */
export const headSize = 64 * 1024
/** As far back as the directory of a zip may end. */
const tailSize = 66 * 1024

/** Beginning and end of a file that comes in pieces. */
export function createFileEdges() {
  const head: Buffer[] = []
  let missing = headSize
  let tail = Buffer.alloc(0)
  return {
    write(chunk: Buffer) {
      if (missing > 0) {
        const taken = Buffer.from(chunk.subarray(0, missing))
        head.push(taken)
        missing -= taken.length
      }
      const both = Buffer.concat([tail, chunk.subarray(Math.max(0, chunk.length - tailSize))])
      tail = Buffer.from(both.subarray(Math.max(0, both.length - tailSize)))
    },
    /** A PDF may begin with a few bytes of something else. */
    isPdf: () => head[0]?.subarray(0, pdfHeaderWithin).includes('%PDF-') ?? false,
    head: () => Buffer.concat(head),
    tail: () => tail,
  }
}
