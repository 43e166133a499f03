import { readFile, rm } from 'node:fs/promises'

/** Runs one suite and counts from its report; a suite that ends badly has failed even where its report does not say so. */
export async function readReport(title, file, { run, count }) {
  console.log(`\n── ${title}`)
  await rm(file, { force: true })
  const exitCode = await run()
  const report = await readFile(file, 'utf8').then(JSON.parse, () => null)
  const counted = report ? count(report) : { passed: 0, failed: 0, skipped: 0 }
  if (exitCode === 0 || counted.failed > 0) return counted
  console.log(`\n${title} ended with exit code ${exitCode}.`)
  return { ...counted, failed: 1 }
}
