/** The phantoms that ship with the page, to try it out. */

import * as v from 'valibot';

const sample = v.object({
  file: v.string(),
  title: v.string(),
  /** Never anything else: a sample that is a person's picture would need that person's leave. */
  synthetic: v.literal(true),
  fractured: v.boolean(),
  width: v.number(),
  height: v.number(),
});

export type Sample = v.InferOutput<typeof sample>;

/** @param folder address of the samples' folder, with a slash at its end */
export async function listSamples(folder: string): Promise<Sample[]> {
  const response = await fetch(new URL('samples.json', folder));
  if (!response.ok) throw new Error(`The list of samples was answered with status ${response.status}.`);
  return v.parse(v.array(sample), await response.json());
}

export async function fetchSample(folder: string, { file }: Sample): Promise<File> {
  const response = await fetch(new URL(file, folder));
  if (!response.ok) throw new Error(`The sample ${file} was answered with status ${response.status}.`);
  const blob = await response.blob();
  return new File([blob], file, { type: blob.type });
}
