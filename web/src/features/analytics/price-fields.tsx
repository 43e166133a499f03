import type { AiPrice } from '@medinotes/shared/analytics'
import { Field } from '../../components/field.tsx'
import { MoneyInput } from '../scheduling/money-input.tsx'

/** Null for nothing entered, NaN for what is no amount. */
export type EnteredPrice = Pick<AiPrice, 'model'> & Record<'inputCents' | 'outputCents', number | null>

interface PriceFieldsProps {
  prices: readonly EnteredPrice[]
  onChange: (prices: EnteredPrice[]) => void
  isRefused: boolean
}

/** What an AI service charges, as its contract says. */
export const PriceFields = ({ prices, onChange, isRefused }: PriceFieldsProps) => (
  <fieldset className="grid gap-3">
    <legend className="mb-2 text-sm font-medium">Prices of AI, in dollars for a million tokens</legend>
    {prices.length === 0 && <p className="text-muted">No AI service was used yet. Its models will be listed here.</p>}
    {prices.map((price, index) => {
      const set = (changed: Partial<EnteredPrice>) => onChange(prices.with(index, { ...price, ...changed }))
      const error = isRefused ? faultOf(price) : undefined
      return (
        <div key={price.model} className="grid grid-cols-2 gap-3">
          <p className="col-span-2 text-sm text-muted">{price.model}</p>
          <Field label="Read" error={error}>
            <MoneyInput
              aria-label={`Price of tokens read by ${price.model}`}
              cents={price.inputCents}
              onChange={(inputCents) => set({ inputCents })}
            />
          </Field>
          <Field label="Written">
            <MoneyInput
              aria-label={`Price of tokens written by ${price.model}`}
              cents={price.outputCents}
              onChange={(outputCents) => set({ outputCents })}
            />
          </Field>
        </div>
      )
    })}
  </fieldset>
)

function faultOf({ inputCents, outputCents }: EnteredPrice) {
  if (Number.isNaN(inputCents) || Number.isNaN(outputCents)) return 'Enter amounts such as 2.50'
  return (inputCents === null) === (outputCents === null) ? undefined : 'Enter both prices, or neither'
}
