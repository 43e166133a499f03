import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { EvaluationFailure } from './failure.ts'

const caseSchema = z.object({
  text: z.string(),
  phi: z.array(z.object({ type: z.string(), value: z.string().min(1) })),
})

/** A text and the identifiers in it, each as it stands there. */
export type DeidCase = z.infer<typeof caseSchema>

/** Cases of a file of JSON lines; throws an EvaluationFailure that names the line it cannot use. */
export async function readDeidCases(file: string, limit: number): Promise<DeidCase[]> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new EvaluationFailure(`${file} cannot be read.`)
  })
  const lines = content.split('\n').filter((line) => line.trim() !== '')
  const cases = lines.slice(0, limit).map((line, at) => parseCase(line, `${file}, line ${at + 1}`))
  if (cases.length === 0) throw new EvaluationFailure(`${file} has no line with a text and its identifiers.`)
  return cases
}

function parseCase(line: string, place: string): DeidCase {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    throw new EvaluationFailure(`${place} is not JSON.`)
  }
  const parsed = caseSchema.safeParse(json)
  if (!parsed.success) throw new EvaluationFailure(`${place} needs "text" and "phi": [{ "type", "value" }].`)
  return parsed.data
}
