/** Another cause of a fault, which people see alike and Streamlit logs otherwise. It is measured, not played. */
export interface FaultVariant {
  /** Its name in measured-faults.json. */
  readonly code: string
  /** The code of the fault. */
  readonly of: string
  /** What is otherwise, before its log lines. */
  readonly text: string
}

const faultVariants: readonly FaultVariant[] = [
  {
    code: 'metadata-unreachable-refused',
    of: 'metadata-unreachable',
    text: 'Above, the connection is cut before an answer. When it is refused, because nothing listens at the address, the traceback ends otherwise:',
  },
]

export function variantsOf(fault: string): readonly FaultVariant[] {
  return faultVariants.filter(({ of }) => of === fault)
}
