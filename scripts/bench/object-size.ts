/** Of every document of the benchmark, in bytes. */
export const objectSize = 200 * 1024 * 1024
