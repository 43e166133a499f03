/** A reason to stop that a person can act on; shown as its message alone. */
export class EvaluationFailure extends Error {}
