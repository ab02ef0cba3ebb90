/** Nodes of a TensorFlow GraphDef in its JSON form, as tfjs reads it. */

export type Attribute =
  /** Text, in base64. */
  | { readonly s: string }
  /** A whole number, as text since it has 64 bits. */
  | { readonly i: string }
  | { readonly b: boolean }
  | { readonly type: DataType }
  | { readonly shape: TensorShape }
  | { readonly list: { readonly i: readonly string[] } | { readonly s: readonly string[] } }
  | { readonly tensor: { readonly dtype: DataType; readonly tensorShape: TensorShape } };

export type DataType = 'DT_FLOAT' | 'DT_INT32';

export interface TensorShape {
  readonly dim: readonly { readonly size: string }[];
}

export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input: readonly string[];
  readonly attr: Readonly<Record<string, Attribute>>;
}

export const text = (value: string): Attribute => ({ s: btoa(value) });
export const whole = (value: number): Attribute => ({ i: String(value) });
export const flag = (value: boolean): Attribute => ({ b: value });
export const type = (value: DataType): Attribute => ({ type: value });
export const wholes = (values: readonly number[]): Attribute => ({ list: { i: values.map(String) } });
export const texts = (values: readonly string[]): Attribute => ({
  list: { s: values.map((value) => btoa(value)) },
});

/** @param sizes −1 is any */
export const tensorShape = (sizes: readonly number[]): TensorShape => ({
  dim: sizes.map((size) => ({ size: String(size) })),
});

/** Every computing node here works on floats. */
export function node(
  op: string,
  name: string,
  input: readonly string[],
  attr: GraphNode['attr'] = {},
): GraphNode {
  return { name, op, input, attr: { T: type('DT_FLOAT'), ...attr } };
}

/** Where a picture comes in; the number of pictures is free. */
export function placeholder(name: string, sizes: readonly number[]): GraphNode {
  return {
    name,
    op: 'Placeholder',
    input: [],
    attr: { dtype: type('DT_FLOAT'), shape: { shape: tensorShape([-1, ...sizes]) } },
  };
}

/** A constant; its values lie in the weight files. */
export function constant(name: string, dtype: DataType, sizes: readonly number[]): GraphNode {
  return {
    name,
    op: 'Const',
    input: [],
    attr: { dtype: type(dtype), value: { tensor: { dtype, tensorShape: tensorShape(sizes) } } },
  };
}
