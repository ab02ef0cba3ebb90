/** What the packages do not say of themselves. */

declare module 'dicom-parser' {
  /** The class behind the interface of that name. */
  export const DataSet: new (
    parser: ByteArrayParser,
    bytes: Uint8Array,
    elements: Record<string, Element>,
  ) => DataSet;
}
