/** Says what takes a while, and how long it took. */
export async function step(title, work) {
  const started = Date.now()
  process.stdout.write(`  ${title} … `)
  try {
    const result = await work()
    console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`)
    return result
  } catch (error) {
    console.log('failed')
    throw error
  }
}
