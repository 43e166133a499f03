import { type AiPrice, type Analytics, smallestCount } from '@medinotes/shared/analytics'
import { costIn } from './breakdowns.ts'
import { amountIn, averageIn, countIn, type Figures, type View } from './figures.ts'

const total = (values: readonly (number | null)[]) =>
  values.length === 0 || values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0)

const enough = (count: number) => (count > 0 && count < smallestCount ? null : count)

/** AI use of the range in a few figures; the cost of part of it would mislead, so it needs the price of every model. */
export function aiUseOf(figures: Figures, prices: readonly AiPrice[], view: View): NonNullable<Analytics['ai']> {
  const { range, isPart } = view
  const all = figures.all('ai')
  const answered = countIn(view)(all, range)
  const told = countIn(view)(figures.all('ai-output'), range)
  const milliseconds = averageIn()(all, range)
  const tokens = amountIn(isPart ? 1000 : 1)
  const used = [...figures.partsOf('ai')].filter(([, weeks]) => countIn(view)(weeks, range) !== 0)
  return {
    answered,
    untold: answered === null || told === null ? null : enough(answered - told),
    inputTokens: tokens(figures.all('ai-input'), range),
    outputTokens: tokens(figures.all('ai-output'), range),
    costCents: total(used.map(([model]) => costIn(figures, model, prices, range))),
    writingSeconds: milliseconds === null ? null : Math.round(milliseconds / 1000),
  }
}
